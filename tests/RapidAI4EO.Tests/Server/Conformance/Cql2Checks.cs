using System.Text.Json.Nodes;
using NetTopologySuite.IO;
using Xunit;

namespace RapidAI4EO.Tests.Server.Conformance;

/// <summary>CQL2, class by class: filters beside what a look at every item says.</summary>
internal static class Cql2Checks
{
    private const string Area = "POLYGON((11.8 50.2,12.1 50.2,12.1 50.5,11.8 50.5,11.8 50.2))";

    public static async Task TextAsync(Checker check)
    {
        await check.FindsAsync("row = 3 AND zone='33N' or NOT clc_31 <= 5e-1", item => (item.Sample.Row == 3 && item.Zone == "33N") || item.Share(31) > 20_000);
        await check.RefusesAsync("filter", "row = ");
    }

    public static async Task JsonAsync(Checker check)
    {
        var filter = JsonNode.Parse("""{"op":"and","args":[{"op":"=","args":[{"property":"zone"},"33N"]},{"op":"not","args":[{"op":">","args":[{"property":"row"},20]}]}]}""")!;
        await check.FindsAsync(new JsonObject { ["filter"] = filter.DeepClone(), ["filter-lang"] = "cql2-json" }, item => item.Zone == "33N" && item.Sample.Row <= 20);
        await check.FindsAsync(new JsonObject { ["filter"] = filter }, item => item.Zone == "33N" && item.Sample.Row <= 20);
        await check.RefusesAsync("filter", JsonNode.Parse("""{"op":"near","args":[]}""")!);
    }

    public static Task BasicAsync(Checker check) => AllAsync(
        check,
        ("row = 7", item => item.Sample.Row == 7),
        ("row <> 7", item => item.Sample.Row != 7),
        ("row < 7 OR row >= 33", item => item.Sample.Row is < 7 or >= 33),
        ("row > 7 AND NOT (column <= 20)", item => item.Sample.Row > 7 && item.Sample.Column > 20),
        ("zone = '33N'", item => item.Zone == "33N"),
        ("gsd IS NULL", item => item.Kind.Id == Checker.Labels),
        ("gsd IS NOT NULL", item => item.Kind.Id != Checker.Labels),
        ("end_datetime > TIMESTAMP('2018-12-20T00:00:00Z')", item => string.CompareOrdinal(item.End, "2018-12-20T00:00:00Z") > 0),
        ("start_datetime = DATE('2018-01-03')", item => item.Start.StartsWith("2018-01-03", StringComparison.Ordinal)),
        ("TRUE AND row = 1", item => item.Sample.Row == 1));

    public static Task ComparisonsAsync(Checker check) => AllAsync(
        check,
        ("id LIKE 'rapidai4eo\\_v1\\_labels%\\_0_'", item => item.Kind.Id == Checker.Labels && item.Sample.Column < 10),
        ("tile NOT LIKE '%N'", _ => false),
        ("clc_31 BETWEEN 0.25 AND 0.5", item => item.Share(31) is >= 10_000 and <= 20_000),
        ("row NOT BETWEEN 2 AND 39", item => item.Sample.Row is 1 or 40),
        ("column IN (1, 3, 5)", item => item.Sample.Column is 1 or 3 or 5),
        ("zone NOT IN ('32N', '31N')", item => item.Zone == "33N"));

    public static Task CaseAsync(Checker check) => AllAsync(
        check,
        ("CASEI(zone) = CASEI('33n')", item => item.Zone == "33N"),
        ("CASEI(id) LIKE CASEI('RAPIDAI4EO_V1_LABELS%')", item => item.Kind.Id == Checker.Labels),
        ("CASEI(zone) IN (CASEI('33n'), CASEI('x'))", item => item.Zone == "33N"));

    public static Task AccentsAsync(Checker check) => AllAsync(
        check,
        ("ACCENTI(zone) = ACCENTI('33\u0143')", item => item.Zone == "33N"),
        ("ACCENTI(CASEI(zone)) = ACCENTI(CASEI('33\u0144'))", item => item.Zone == "33N"));

    public static Task BasicSpatialAsync(Checker check) => AllAsync(
        check,
        ("S_INTERSECTS(geometry, BBOX(11.8, 50.2, 12.1, 50.5))", item => item.Shape.Intersects(FeatureChecks.Box(11.8, 50.2, 12.1, 50.5))),
        ("S_INTERSECTS(geometry, POINT(12.01 50.31))", item => item.Shape.Intersects(new WKTReader().Read("POINT(12.01 50.31)"))));

    public static Task SpatialPlusAsync(Checker check) => AllAsync(check, [.. ((string[])
    [
        "LINESTRING(11.8 50.2,12.1 50.5)", Area, "MULTIPOINT((11.9 50.3),(12.01 50.31))", "MULTILINESTRING((11.8 50.2,12.1 50.5),(12 50,12 50.1))",
        "MULTIPOLYGON(((11.8 50.2,12.1 50.2,12.1 50.5,11.8 50.2)))", "GEOMETRYCOLLECTION(POINT(12.01 50.31),LINESTRING(11.8 50.2,12.1 50.5))",
    ]).Select(text => ($"S_INTERSECTS(geometry, {text})", (Func<TrueItem, bool>)(item => Touches(item, text))))]);

    public static async Task SpatialAsync(Checker check)
    {
        var area = new WKTReader().Read(Area);
        var line = new WKTReader().Read("LINESTRING(11.8 50.2,12.1 50.5)");
        var own = TrueItem.All[1234].Shape;
        await AllAsync(
            check,
            ($"S_WITHIN(geometry, {Area})", item => item.Shape.Within(area)),
            ($"S_DISJOINT(geometry, {Area})", item => item.Shape.Disjoint(area)),
            ($"S_OVERLAPS(geometry, {Area})", item => item.Shape.Overlaps(area)),
            ("S_CROSSES(geometry, LINESTRING(11.8 50.2,12.1 50.5))", item => item.Shape.Crosses(line)),
            ($"S_EQUALS(geometry, {own.AsText()})", item => item.Shape.EqualsTopologically(own)),
            ($"S_TOUCHES(geometry, {own.AsText()})", item => item.Shape.Touches(own)),
            ($"S_CONTAINS(geometry, POINT({own.Centroid.X} {own.Centroid.Y}))", item => item.Shape.Contains(own.Centroid)));
    }

    public static async Task TemporalAsync(Checker check)
    {
        (string Start, string End)[] intervals =
        [
            ("2018-01-15T10:30:00Z", "2018-12-15T10:30:00Z"), ("2018-01-15T10:30:00Z", "2019-06-01T00:00:00Z"), ("2018-06-01T00:00:00Z", "2018-12-31T23:59:59Z"),
            ("2017-01-01T00:00:00Z", "2018-01-03T10:30:00Z"), ("2019-12-29T10:30:00Z", "2020-06-01T00:00:00Z"), ("2018-05-01T00:00:00Z", "2018-05-31T00:00:00Z"),
            ("2017-01-01T00:00:00Z", "2021-01-01T00:00:00Z"), ("2018-01-02T00:00:00Z", "2018-12-31T23:59:59Z"),
        ];
        foreach (var (name, holds) in TemporalRelations.All)
        {
            foreach (var other in intervals) await check.FindsAsync($"{name}(datetime, INTERVAL('{other.Start}', '{other.End}'))", item => holds((item.Start, item.End), other));
        }
    }

    public static Task ArraysAsync(Checker check) => AllAsync(
        check,
        ("A_CONTAINS(clc_classes, (211, 311))", item => item.Codes.Contains(211) && item.Codes.Contains(311)),
        ("A_CONTAINEDBY(clc_classes, (211, 231, 311, 312, 313))", item => item.Codes.All(code => code is 211 or 231 or 311 or 312 or 313)),
        ("A_EQUALS(clc_classes, (211))", item => item.Codes.SequenceEqual([211])),
        ("A_OVERLAPS(clc_classes, (411, 412, 511, 512))", item => item.Codes.Any(code => code is 411 or 412 or 511 or 512)));

    public static Task PropertiesAsync(Checker check) => AllAsync(
        check,
        ("row = column", item => item.Sample.Row == item.Sample.Column),
        ("clc_311 > clc_312", item => item.Share(311) > item.Share(312)),
        ("clc_31 BETWEEN clc_2 AND clc_3", item => item.Share(31) >= item.Share(2) && item.Share(31) <= item.Share(3)),
        ("start_datetime < end_datetime", _ => true),
        ("0.5 < clc_31", item => item.Share(31) > 20_000));

    public static Task ArithmeticAsync(Checker check) => AllAsync(
        check,
        ("row + column = 41", item => item.Sample.Row + item.Sample.Column == 41),
        ("2 * clc_31 - clc_2 >= 1 / 4", item => (2 * item.Share(31)) - item.Share(2) >= 10_000),
        ("row % 7 = 3", item => item.Sample.Row % 7 == 3),
        ("row div 10 = 2", item => item.Sample.Row / 10 == 2),
        ("row ^ 2 < column", item => item.Sample.Row * item.Sample.Row < item.Sample.Column));

    private static bool Touches(TrueItem item, string text)
    {
        var shape = new WKTReader().Read(text);
        return shape is NetTopologySuite.Geometries.GeometryCollection parts ? parts.Geometries.Any(item.Shape.Intersects) : item.Shape.Intersects(shape);
    }

    private static async Task AllAsync(Checker check, params (string Filter, Func<TrueItem, bool> Holds)[] filters)
    {
        Assert.NotEmpty(filters);
        foreach (var (filter, holds) in filters) await check.FindsAsync(filter, holds);
    }
}
