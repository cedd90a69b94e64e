using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Stac.Computed;

/// <summary>Some samples of one tile.</summary>
/// <param name="Tile">The tile, printed as its folder is.</param>
/// <param name="Ordinals">The samples in the order of the index; one at least.</param>
public sealed record TileSamples(Tile Tile, IReadOnlyList<int> Ordinals)
{
    /// <summary>The files of each sample that are here, beside the ordinals; null where all assets are meant, here or not.</summary>
    public IReadOnlyList<IReadOnlyList<AssetFile>>? Files { get; init; }

    /// <summary>The samples of a set, tile by tile in the order of the index.</summary>
    public static IEnumerable<TileSamples> Of(SampleIndex index, SampleSet samples)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(samples);
        for (var first = samples.NextFrom(0); first >= 0;)
        {
            var (_, end) = index.RangeAround(first);
            var ordinals = new List<int>();
            for (; first >= 0 && first < end; first = samples.NextFrom(first + 1)) ordinals.Add(first);
            yield return new TileSamples(index.FolderOf(ordinals[0]), ordinals);
        }
    }

    /// <summary>Samples with the files of theirs that are here, tile by tile. A sample without any file is left out.</summary>
    /// <param name="index">Has the samples; those that it has not are left out.</param>
    /// <param name="assets">Which files count.</param>
    /// <param name="samples">In the order of the index, which is that of their ids.</param>
    public static IEnumerable<TileSamples> Of(SampleIndex index, AssetSelection assets, IEnumerable<SampleFiles> samples)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(assets);
        ArgumentNullException.ThrowIfNull(samples);
        var known = samples
            .Select(sample => (Ordinal: index.OrdinalOf(sample.Sample), Files: sample.Files.Where(file => assets.Contains(file.Key)).ToList()))
            .Where(sample => sample.Ordinal >= 0 && sample.Files.Count > 0);
        var tile = new List<(int Ordinal, List<AssetFile> Files)>();
        foreach (var sample in known)
        {
            if (tile.Count > 0 && sample.Ordinal >= index.RangeAround(tile[0].Ordinal).End)
            {
                yield return Of(index, tile);
                tile.Clear();
            }

            tile.Add(sample);
        }

        if (tile.Count > 0) yield return Of(index, tile);
    }

    private static TileSamples Of(SampleIndex index, List<(int Ordinal, List<AssetFile> Files)> tile) =>
        new(index.FolderOf(tile[0].Ordinal), [.. tile.Select(sample => sample.Ordinal)]) { Files = [.. tile.Select(sample => sample.Files)] };
}
