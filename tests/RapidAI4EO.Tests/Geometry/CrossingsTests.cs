using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using Xunit;

namespace RapidAI4EO.Tests.Geometry;

public sealed class CrossingsTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(20)]
    public void Check_OfAGrid_CountsItsCrossings(int lines)
    {
        NtsGeometry[] grid =
        [
            .. Enumerable.Range(1, lines).Select(i => Areas.Factory.CreateLineString([new Coordinate(i, 0), new Coordinate(i, lines + 1)])),
            .. Enumerable.Range(1, lines).Select(i => Areas.Factory.CreateLineString([new Coordinate(0, i), new Coordinate(lines + 1, i)])),
        ];
        Crossings.Check(grid, new AreaEffort(lines * lines, default), "A grid");
        Assert.Throws<InvalidInputException>(() => Crossings.Check(grid, new AreaEffort((lines * lines) - 1, default), "A grid"));
    }

    /// <summary>A mosaic whose pieces share their borders crosses nowhere, however large it is.</summary>
    [Fact]
    public void Check_OfNeighbours_FindsNoCrossing()
    {
        var pieces = from x in Enumerable.Range(0, 30) from y in Enumerable.Range(0, 30) select Areas.Factory.ToGeometry(new Envelope(x, x + 1, y, y + 1));
        Crossings.Check(pieces, new AreaEffort(0, default), "A mosaic");
    }

    /// <summary>100 million crossings: nothing but the token ends it in the time that a test has.</summary>
    [Fact]
    public async Task Read_WhileItsTimeEnds_IsGivenUp()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var json = System.Text.Encoding.UTF8.GetBytes($$"""{"type":"GeometryCollection","geometries":[{{Json(Comb(5_000, true))}},{{Json(Comb(5_000, false))}}]}""");
        var read = Task.Run(() => AreaReader.ReadGeoJson(json, "The area", new AreaEffort(null, source.Token)));
        source.CancelAfter(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    /// <summary>Two of them across one another have few edges, and as many crossings as the product of their teeth, times four.</summary>
    private static Polygon Comb(int teeth, bool isUpright)
    {
        List<(double X, double Y)> ring = [(0, -0.1)];
        for (var tooth = 0; tooth < teeth; tooth++)
        {
            double left = (double)tooth / teeth, right = (tooth + 0.5) / teeth;
            ring.AddRange([(left, 0), (left, 1.2), (right, 1.2), (right, 0)]);
        }

        ring.AddRange([(1, 0), (1, -0.1), (0, -0.1)]);
        return Areas.Factory.CreatePolygon([.. ring.Select(p => isUpright ? new Coordinate(p.X, p.Y) : new Coordinate(p.Y, p.X + 0.05))]);
    }

    private static string Json(Polygon polygon) =>
        $$"""{"type":"Polygon","coordinates":[[{{string.Join(',', polygon.Coordinates.Select(c => FormattableString.Invariant($"[{c.X},{c.Y}]")))}}]]}""";
}
