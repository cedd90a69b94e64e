using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Cql2.Text;
using RapidAI4EO.Search.Filters;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Search.Filters;

/// <summary>The evaluation over the index against a naive one over all items.</summary>
public class FilterOracleTests
{
    private static readonly TestIndex Test = TestIndex.ZoneBorder;
    private static readonly Lazy<IReadOnlyList<Dictionary<string, object?>>> Samples = new(() => [.. Test.Corpus.Samples.Order().Select(Sample)]);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    private static ExpressionWords Words
    {
        get
        {
            var some = Test.Index.PublishedCorners(1234);
            return new ExpressionWords
            {
                Numbers = ["clc_311", "clc_31", "clc_2", "clc_211", "clc_112", "row", "column", "gsd"],
                TextProperties = ["id", "sample_id", "zone", "tile", "collection", "proj:code"],
                Texts = ["33N", "32n", "EPSG:32633", "rapidai4eo_v1_labels", Test.Index.IdOf(77).ToString(), "rapidai4eo_v1_source_s2_" + Test.Index.IdOf(9), "é", "", "Straße"],
                Patterns = ["33N%", "%", "%_05_%", "EPSG:3263_", "%E-2%\\_1%", "rapidai4eo\\_v1%", "rapid%labels", "", "%_s2_%07", "CaSe%"],
                Instants = ["datetime", "start_datetime", "end_datetime"],
                Geometries = ["geometry"],
                Arrays = ["clc_classes"],
                Places =
                [
                    (11.6, 50.1), (12.01, 50.3), (12.4, 50.7), (11.9, 50.45), (some.SouthEast.Longitude, some.SouthEast.Latitude),
                    (some.NorthWest.Longitude, some.NorthWest.Latitude), (some.SouthWest.Longitude, some.SouthWest.Latitude),
                ],
            };
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Find_RandomFilterOverItems_EqualsBruteForce(int seed)
    {
        var random = new RandomExpression(seed, Words);
        for (var i = 0; i < 50; i++)
        {
            var product = new[] { Product.PlanetFusion, Product.Sentinel2, Product.Labels }[i % 3];
            AssertEqualsBruteForce(random.Condition(), product, $"seed {seed}, round {i}");
        }
    }

    [Theory]
    [InlineData("gsd > 1")]
    [InlineData("NOT gsd > 1")]
    [InlineData("gsd > 1 OR clc_31 > 0.5")]
    [InlineData("NOT (gsd > 1 AND clc_31 > 0.5)")]
    [InlineData("(gsd > 1 OR clc_31 > 0.5) IS NULL")]
    [InlineData("gsd IS NULL AND gsd + 1 IS NULL")]
    [InlineData("gsd IN (3, 4) OR gsd NOT IN (3, 4) OR gsd BETWEEN 1 AND clc_1")]
    [InlineData("clc_311 / clc_312 IS NULL")]
    [InlineData("NOT (clc_311 / clc_312 > 2)")]
    [InlineData("S_EQUALS(geometry, geometry) AND NOT S_TOUCHES(geometry, geometry)")]
    [InlineData("clc_311 IN (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, clc_312)")]
    [InlineData("CASEI(zone) = CASEI('33n') AND ACCENTI(collection) LIKE ACCENTI('rapid%')")]
    [InlineData("A_EQUALS(clc_classes, (311, 312)) OR A_CONTAINEDBY((211, 'x'), clc_classes) OR A_OVERLAPS(clc_classes, (512, 512))")]
    [InlineData("datetime >= DATE('2018-01-03') AND datetime < TIMESTAMP('2018-01-15T10:30:00Z')")]
    [InlineData("T_INTERSECTS(datetime, INTERVAL('2019-01-01', '..'))")]
    public void Find_Filter_EqualsBruteForce(string text)
    {
        foreach (var product in Product.All)
        {
            AssertEqualsBruteForce(Cql2Parser.Parse(text), product, text);
        }
    }

    private static void AssertEqualsBruteForce(Cql2Expression filter, Product product, string what)
    {
        var shared = SharedBy(product);
        var expected = Samples.Value.Select((sample, ordinal) => (Item: Item(sample, shared), Ordinal: ordinal))
            .Where(i => FilterOracle.Holds(filter, i.Item) == true).Select(i => i.Ordinal).ToList();
        var found = new SampleSearch(Test.Index).Find(new Subset { Filter = filter, Scope = FilterScope.ItemsOf(product) });
        Assert.True(expected.SequenceEqual(found.Ordinals()), $"{what}, {product}, {filter}: {expected.Count} expected, {found.Count} found");
    }

    private static Dictionary<string, object?> Sample(SampleId id, int ordinal)
    {
        var counts = Test.CountsOf(id);
        decimal Share(string code) => ClcNomenclature.Classes.Where(c => $"{c.Code}".StartsWith(code, StringComparison.Ordinal)).Sum(c => counts[c.Index]) / 40_000m;
        return new Dictionary<string, object?>
        {
            ["sample_id"] = id.ToString(),
            ["zone"] = id.ToString().Split('_')[0],
            ["tile"] = id.ToString().Split('_')[1],
            ["row"] = decimal.Parse(id.ToString().Split('_')[2]),
            ["column"] = decimal.Parse(id.ToString().Split('_')[3]),
            ["proj:code"] = $"EPSG:326{id.ToString()[..2]}",
            ["geometry"] = Test.Polygons[ordinal],
            ["clc_classes"] = ClcNomenclature.Classes.Where(c => counts[c.Index] > 0).Select(c => (object)(decimal)c.Code).ToHashSet(),
            ["clc_311"] = Share("311"),
            ["clc_312"] = Share("312"),
            ["clc_31"] = Share("31"),
            ["clc_1"] = Share("1"),
            ["clc_2"] = Share("2"),
            ["clc_211"] = Share("211"),
            ["clc_112"] = Share("112"),
        };
    }

    private static Dictionary<string, object?> SharedBy(Product product) => new()
    {
        ["collection"] = product == Product.Labels ? "rapidai4eo_v1_labels" : product == Product.Sentinel2 ? "rapidai4eo_v1_source_s2" : "rapidai4eo_v1_source_pf",
        ["gsd"] = product == Product.Labels ? null : product == Product.Sentinel2 ? 10m : 3m,
        ["start_datetime"] = DateTimeOffset.Parse(product == Product.Labels ? "2018-01-01T00:00:00Z" : product == Product.Sentinel2 ? "2018-01-15T10:30:00Z" : "2018-01-03T10:30:00Z"),
        ["end_datetime"] = DateTimeOffset.Parse(product == Product.Labels ? "2018-12-31T23:59:59Z" : product == Product.Sentinel2 ? "2018-12-15T10:30:00Z" : "2019-12-29T10:30:00Z"),
    };

    private static Dictionary<string, object?> Item(Dictionary<string, object?> sample, Dictionary<string, object?> shared)
    {
        var item = new Dictionary<string, object?>(sample);
        foreach (var (name, value) in shared)
        {
            item[name] = value;
        }

        item["datetime"] = shared["start_datetime"];
        item["id"] = $"{shared["collection"]}_{sample["sample_id"]}";
        return item;
    }
}
