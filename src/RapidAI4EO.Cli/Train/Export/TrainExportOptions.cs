using System.CommandLine;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Training.Labels;
using RapidAI4EO.Training.Splits;

namespace RapidAI4EO.Cli.Train.Export;

/// <summary>The options that say what a training set is to be like.</summary>
internal sealed class TrainExportOptions
{
    /// <summary>What is exported where no product is named: quality layers are for those who ask for them.</summary>
    public const string DefaultProducts = "pfsr,s2";

    private const int MaxParallel = 256;

    // Waiting for a server costs nothing, so many wait at once.
    private const int ParallelFromTheWeb = 32;

    private readonly Option<string> _to = new("--to") { Description = "The folder that gets the training set.", HelpName = "DIR", Required = true };
    private readonly Option<string> _format = new("--format") { Description = "zarr, npy, webdataset or safetensors.", HelpName = "FORMAT", Required = true };
    private readonly Option<bool> _pair = new("--pair") { Description = "One time axis: for each Sentinel-2 month the Planet Fusion image nearest to its time stamp." };
    private readonly Option<string> _splits = new("--splits") { Description = "A split file, as train split writes it.", HelpName = "FILE" };
    private readonly Option<string> _scheme = new("--scheme") { Description = "Labels: clc1, clc2, clc3, bigearthnet19, or a CSV with the header clc,label. [default: clc3]", HelpName = "SCHEME" };
    private readonly Option<string> _form = new("--form") { Description = "fractions, multilabel:THRESHOLD or dominant. [default: fractions]", HelpName = "FORM" };

    private readonly Option<string> _missing = new("--missing")
    {
        Description = "In the place of a missing chip: nan (of whole numbers the fill value), previous (the last image before it), or drop (no such sample). [default: nan]",
        HelpName = "nan|previous|drop",
    };

    private readonly Option<string> _onError = new("--on-error")
    {
        Description = "Damaged chips: skip (they count as missing) or fail (the first ends the run; what is complete is kept). [default: skip]",
        HelpName = "skip|fail",
    };

    private readonly Option<bool> _unclearTags = UnclearTagsOption.Create();

    private readonly Option<string> _dtype = new("--dtype") { Description = "stored (as the files have it) or float32. [default: stored]", HelpName = "stored|float32" };
    private readonly Option<string> _chunkSteps = new("--chunk-steps") { Description = "Zarr: time steps in a chunk. [default: as many as make 8 MiB]", HelpName = "N" };
    private readonly Option<string> _compress = new("--compress") { Description = "Zarr: none or zlib. [default: none]", HelpName = "none|zlib" };
    private readonly Option<string> _shardSamples = new("--shard-samples") { Description = "Not Zarr: samples in a shard. [default: as many as make 1 GB]", HelpName = "N" };

    private readonly Option<string> _parallel = new("--parallel")
    {
        Description = $"Samples to work on at once, 1 to {MaxParallel}. [default: as many as there are processors; {ParallelFromTheWeb} from the web]",
        HelpName = "N",
    };

    private readonly Option<bool> _force = new("--force") { Description = "Start even where the arrays find no room." };

    public TrainExportOptions()
    {
        _format.CompletionSources.Add([.. Enum.GetNames<ExportFormat>().Select(name => name.ToLowerInvariant())]);
        _scheme.CompletionSources.Add([.. LabelScheme.Names]);
        _form.CompletionSources.Add("fractions", "multilabel:0.1", "dominant");
        _missing.CompletionSources.Add("nan", "previous", "drop");
        _onError.CompletionSources.Add("skip", "fail");
        _dtype.CompletionSources.Add("stored", "float32");
        _compress.CompletionSources.Add("none", "zlib");
    }

    public IEnumerable<Option> All =>
        [_format, _to, _pair, _splits, _scheme, _form, _missing, _onError, _unclearTags, _dtype, _chunkSteps, _compress, _shardSamples, _parallel, _force];

    public string? SplitFile(Invocation call) => call.Get(_splits);

    /// <summary>All but the split, which needs an index to be read.</summary>
    /// <param name="call">The call.</param>
    /// <param name="subset">What is exported of the corpus.</param>
    /// <param name="split">The split; null for none.</param>
    /// <exception cref="InvalidInputException">An option is wrong.</exception>
    public ExportOptions Read(Invocation call, Subset subset, Split? split)
    {
        var format = Choice<ExportFormat>(_format, call.Get(_format)!);
        RefuseForeign(call, format);
        var form = call.Get(_form) ?? "fractions";
        return new ExportOptions
        {
            Destination = call.Get(_to)!,
            Format = format,
            Products = subset.Products,
            Datetime = subset.Datetime,
            Pairs = call.Get(_pair),
            Split = split,
            Scheme = LabelScheme.Find(call.Get(_scheme) ?? "clc3"),
            Form = LabelForm.Parse(form),
            FormText = form.ToLowerInvariant(),
            Missing = Choice<MissingChips>(_missing, call.Get(_missing) ?? "nan"),
            FailsOnDamage = IsSecond(_onError, call.Get(_onError), "skip", "fail"),
            IgnoresUnclearTags = call.Get(_unclearTags),
            AsFloats = IsSecond(_dtype, call.Get(_dtype), "stored", "float32"),
            ChunkSteps = CountText.Parse(_chunkSteps.Name, call.Get(_chunkSteps), 1),
            Compresses = IsSecond(_compress, call.Get(_compress), "none", "zlib"),
            ShardSamples = CountText.Parse(_shardSamples.Name, call.Get(_shardSamples), 1, ExportOptions.MaxShardSamples),
            Parallel = CountText.Parse(_parallel.Name, call.Get(_parallel), 1, MaxParallel) ?? DefaultParallel(call),
            Force = call.Get(_force),
            Program = $"rapidai4eo {VersionText.Short}",
        };
    }

    private static int DefaultParallel(Invocation call) =>
        CommonOptions.RootsOf(call).All(root => root.Folder is not null) ? Environment.ProcessorCount : ParallelFromTheWeb;

    private static T Choice<T>(Option option, string text)
        where T : struct, Enum
    {
        foreach (var name in Enum.GetNames<T>())
        {
            if (name.Equals(text, StringComparison.OrdinalIgnoreCase)) return Enum.Parse<T>(name);
        }

        throw new InvalidInputException($"{option.Name} takes {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}, not '{text}'.");
    }

    private static bool IsSecond(Option option, string? text, string first, string second) =>
        text is null || text == first ? false
        : text == second ? true
        : throw new InvalidInputException($"{option.Name} takes {first} or {second}, not '{text}'.");

    private void RefuseForeign(Invocation call, ExportFormat format)
    {
        Option[] foreign = format == ExportFormat.Zarr ? [_shardSamples] : [_chunkSteps, _compress];
        if (foreign.FirstOrDefault(call.Has) is { } option)
        {
            throw new InvalidInputException($"{option.Name} says nothing to the format {format.ToString().ToLowerInvariant()}. Leave it out.");
        }
    }
}
