using RapidAI4EO.Cli.Shared.Access;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Stac.Computed;
using RapidAI4EO.Transfer.Checks;

namespace RapidAI4EO.Cli.Stac.Export;

/// <summary>What an export is to hold: a subset's samples, or of those what a folder has.</summary>
internal sealed class ExportSource
{
    private readonly LocalFiles? _files;

    private ExportSource(IEnumerable<TileSamples> tiles, int unknownIds, LocalFiles? files)
    {
        Tiles = tiles;
        UnknownIds = unknownIds;
        _files = files;
    }

    public IEnumerable<TileSamples> Tiles { get; }

    /// <summary>How many samples; null where that is only known at the end.</summary>
    public int? Samples { get; private init; }

    /// <summary>How many of the samples asked for, or named in the folder's manifest, the index does not have.</summary>
    public int UnknownIds { get; }

    /// <summary>Whether the folder's manifest could be read whole.</summary>
    public bool IsWhole => _files is not { DamagedBlocks: > 0 };

    /// <summary>Files that turned out not to be there, known when all tiles are written.</summary>
    public long MissingFiles => _files?.Missing ?? 0;

    public static ExportSource OfSubset(SampleIndex index, Subset subset, Invocation call)
    {
        var (samples, unknown, _) = Selected.Find(call, new SampleSearch(index), subset);
        return new ExportSource(TileSamples.Of(index, samples), unknown, null) { Samples = samples.Count };
    }

    public static ExportSource OfFolder(string folder, SampleIndex index, Subset subset, AssetSelection assets, Invocation call)
    {
        var files = LocalFiles.Open(folder, call.Cancellation);
        if (files.DamagedBlocks > 0)
        {
            call.Messages.Warn($"{files.DamagedBlocks:N0} parts of the manifest cannot be read; the files they named are left out.");
        }

        var search = new SampleSearch(index);
        var (wanted, unknown, _) = Selected.Find(call, search, subset);
        var foreign = search.Unknown(files.Samples);
        if (foreign.Count > 0)
        {
            call.Messages.Warn($"The index does not have {foreign.Count:N0} of the samples in {folder}, such as {foreign[0]}; they are left out.");
        }

        var here = files.Samples.Where(sample => index.OrdinalOf(sample) is >= 0 and var ordinal && wanted.Contains(ordinal));
        return new ExportSource(TileSamples.Of(index, assets, files.Read(here, call.Cancellation)), unknown + foreign.Count, files);
    }
}
