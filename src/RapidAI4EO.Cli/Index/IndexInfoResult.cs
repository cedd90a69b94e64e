using RapidAI4EO.Index.Cache;
using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Cli.Index;

/// <summary>What is in an index.</summary>
/// <param name="Index">The file.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Samples">Samples in it.</param>
/// <param name="Tiles">Tiles that they lie in.</param>
/// <param name="LeftOut">Samples that a lenient build left out.</param>
/// <param name="DifferingPolygons">Published polygons that are not those computed from their ids.</param>
/// <param name="OddShares">Shares that are no multiple of 1/40000.</param>
/// <param name="Sources">The files that it was built from.</param>
/// <param name="ChangedSources">Those of them that have changed since.</param>
/// <param name="BuiltAt">When it was built.</param>
/// <param name="BuiltBy">What built it.</param>
/// <param name="Sections">The bytes of its sections.</param>
/// <param name="Checked">Whether all checksums were compared, and found right.</param>
internal sealed record IndexInfoResult(
    string Index, long Bytes, int Samples, int Tiles, int LeftOut, int DifferingPolygons, int OddShares,
    IReadOnlyList<IndexSource> Sources, IReadOnlyList<string> ChangedSources, DateTimeOffset BuiltAt, string BuiltBy,
    IReadOnlyDictionary<string, long> Sections, bool Checked)
{
    public static IndexInfoResult Of(SampleIndex index, bool isChecked) => new(
        index.Path, index.Length, index.Count, index.Info.Tiles, index.Info.LeftOut, index.Info.DifferingPolygons, index.Info.OddShares,
        index.Info.Sources, [.. IndexFreshness.ChangedSources(index.Info)], index.Info.BuiltAt, index.Info.BuiltBy,
        index.Sections.ToDictionary(), isChecked);
}
