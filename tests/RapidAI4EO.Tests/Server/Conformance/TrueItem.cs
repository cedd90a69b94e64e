using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Tests.Server.Conformance;

/// <summary>An item as the synthetic corpus has it, without the index and the server.</summary>
/// <param name="Kind">Its collection.</param>
/// <param name="Sample">Its place.</param>
/// <param name="Counts">Land cover in 1/40000, class by class.</param>
/// <param name="Shape">The published polygon.</param>
internal sealed record TrueItem(CollectionKind Kind, SampleId Sample, int[] Counts, Polygon Shape)
{
    /// <summary>Planet Fusion's steps, Sentinel-2's, the year of the labels: as the published catalog has them.</summary>
    private static readonly (string Start, string End)[] Spans =
    [
        ("2018-01-03T10:30:00Z", "2019-12-29T10:30:00Z"), ("2018-01-15T10:30:00Z", "2018-12-15T10:30:00Z"), ("2018-01-01T00:00:00Z", "2018-12-31T23:59:59Z"),
    ];

    private static readonly Lazy<IReadOnlyList<TrueItem>> Items = new(() =>
    {
        var ids = ApiFixture.Test.Corpus.Samples.Order().ToList();
        var samples = ids.Select((id, ordinal) => (Id: id, Counts: ApiFixture.Test.CountsOf(id), Shape: ApiFixture.Test.Polygons[ordinal])).ToList();
        return [.. CollectionKind.All.SelectMany(kind => samples.Select(s => new TrueItem(kind, s.Id, s.Counts, s.Shape)))];
    });

    /// <summary>All 9,000, in the order of answers.</summary>
    public static IReadOnlyList<TrueItem> All => Items.Value;

    public string Id => Kind.ItemId(Sample);

    public string Zone => Sample.Zone.ToString();

    public string Tile => Sample.Tile.Name;

    public string Start => Spans[Kind.Index].Start;

    public string End => Spans[Kind.Index].End;

    /// <summary>Of 40,000, by the code of a class or a group.</summary>
    public int Share(int code) => ClcNomenclature.Classes.Where(c => c.Code == code || c.Code / 10 == code || c.Code / 100 == code).Sum(c => Counts[c.Index]);

    /// <summary>The codes of the classes that it has some of.</summary>
    public IEnumerable<int> Codes => ClcNomenclature.Classes.Where(c => Counts[c.Index] > 0).Select(c => c.Code);
}
