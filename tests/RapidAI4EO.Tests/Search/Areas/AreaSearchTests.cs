using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Search.Areas;

/// <summary>Areas against brute force: NetTopologySuite's predicate on every published polygon.</summary>
public class AreaSearchTests
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Intersects_RandomGeometries_EqualsBruteForce(int seed) => AssertEqualsBruteForce(seed, TestIndex.ZoneBorder, 20);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Intersects_RandomGeometriesOverEurope_EqualsBruteForce(int seed) => AssertEqualsBruteForce(seed, TestIndex.Europe, 3);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Intersects_EdgesAndCornersOfSamples_EqualsBruteForce(int seed)
    {
        var index = TestIndex.ZoneBorder.Index;
        var random = new Random(seed);
        for (var i = 0; i < 10; i++)
        {
            var a = index.PublishedCorners(random.Next(index.Count));
            var b = index.PublishedCorners(random.Next(index.Count)).Bounds;
            var box = a.Bounds;
            NtsGeometry[] touching =
            [
                Factory.CreatePoint(Of(a.SouthEast)),
                Factory.CreateLineString([Of(a.SouthEast), Of(a.NorthWest)]),
                Factory.CreateLineString([Of(a.NorthEast), new Coordinate(a.NorthEast.Longitude + 0.1, a.NorthEast.Latitude)]),
                Box(box.East, box.South, box.East + 0.05, box.North),
                Box(box.East, box.North, box.East + 0.05, box.North + 0.05),
                Box(Math.Min(box.West, b.West), Math.Min(box.South, b.South), Math.Max(box.East, b.East), Math.Max(box.North, b.North)),
                a.ToPolygon(),
            ];
            foreach (var geometry in touching)
            {
                AssertEqual(TestIndex.ZoneBorder, geometry, $"seed {seed}, round {i}");
            }
        }
    }

    [Fact]
    public void Within_ASamplesOwnPolygon_FindsIt()
    {
        var index = TestIndex.ZoneBorder.Index;
        var found = AreaOfInterest.Within(index.PublishedCorners(17).ToPolygon()).Select(index);
        Assert.True(found.Contains(17));
        Assert.Equal(1, found.Count);
    }

    [Fact]
    public void Within_LineOrPoint_FindsNothing()
    {
        var index = TestIndex.ZoneBorder.Index;
        Assert.Equal(0, AreaOfInterest.Within(Factory.CreatePoint(new Coordinate(12, 50.4))).Select(index).Count);
        Assert.Equal(0, AreaOfInterest.Within(Factory.CreateLineString([new(11, 50), new(13, 51)])).Select(index).Count);
    }

    [Theory]
    [InlineData("DE")]
    [InlineData("NO")]
    public void Within_Country_EqualsBruteForce(string code) =>
        AssertEqual(TestIndex.Europe, Countries.Find(code).Geometry, code);

    [Fact]
    public void Intersects_BoxAcrossTheAntimeridian_IsBothParts()
    {
        var index = TestIndex.Europe.Index;
        var found = AreaOfInterest.Intersects(BoundingBox.Parse("20,-90,-5,90")).Select(index);
        var expected = Enumerable.Range(0, index.Count)
            .Where(i => index.PublishedCorners(i).Bounds is var b && (b.East >= 20 || b.West <= -5));
        Assert.Equal(expected, found.Ordinals());
    }

    [Fact]
    public void Intersects_MixedCollection_IsAnyOfItsParts()
    {
        var index = TestIndex.ZoneBorder.Index;
        var polygon = Box(11.6, 50.1, 11.8, 50.3);
        var line = Factory.CreateLineString([new(12.0, 50.5), new(12.4, 50.55)]);
        var mixed = Factory.CreateGeometryCollection([polygon, line]);
        var expected = Enumerable.Range(0, index.Count).Where(i =>
            index.PublishedCorners(i).ToPolygon() is var p && (p.Intersects(polygon) || p.Intersects(line)));
        Assert.Equal(expected, AreaOfInterest.Intersects(mixed).Select(index).Ordinals());
    }

    [Theory]
    [InlineData("12.0,50.4,0.3")]
    [InlineData("12.0,50.4,12.5")]
    [InlineData("11.9,50.2,60")]
    [InlineData("-3.7,40.4,1500")]
    public void Near_Point_EqualsBruteForce(string text)
    {
        var near = NearPoint.Parse(text);
        var index = TestIndex.ZoneBorder.Index;
        var expected = Enumerable.Range(0, index.Count).Where(i =>
            index.IdOf(i).Footprint is var f && near.DistanceTo(f, UtmProjection.For(f.Zone)) <= near.Kilometres * 1000);
        Assert.Equal(expected, AreaOfInterest.Near(near).Select(index).Ordinals());
    }

    private static void AssertEqualsBruteForce(int seed, TestIndex test, int rounds)
    {
        var random = new Random(seed);
        for (var i = 0; i < rounds; i++)
        {
            AssertEqual(test, RandomGeometry(random, test.Index.TileTree.Bounds(1)), $"seed {seed}, round {i}");
        }
    }

    private static void AssertEqual(TestIndex test, NtsGeometry geometry, string what)
    {
        var (index, polygons) = (test.Index, test.Polygons);
        var intersecting = Enumerable.Range(0, index.Count).Where(i => polygons[i].Intersects(geometry));
        Assert.True(intersecting.SequenceEqual(AreaOfInterest.Intersects(geometry).Select(index).Ordinals()), $"intersects, {what}: {geometry}");
        var within = Enumerable.Range(0, index.Count).Where(i => polygons[i].Within(geometry));
        Assert.True(within.SequenceEqual(AreaOfInterest.Within(geometry).Select(index).Ordinals()), $"within, {what}: {geometry}");
    }

    private static NtsGeometry RandomGeometry(Random random, LonLatBounds bounds)
    {
        var radius = Math.Pow(random.NextDouble(), 3) * (bounds.North - bounds.South);
        var x = bounds.West + (random.NextDouble() * (bounds.East - bounds.West));
        var y = bounds.South + (random.NextDouble() * (bounds.North - bounds.South));
        return random.Next(6) switch
        {
            0 => Factory.CreatePoint(new Coordinate(x, y)),
            1 => Factory.CreateLineString([.. Enumerable.Range(0, 2 + random.Next(6)).Select(_ => Around(random, x, y, radius))]),
            2 => Star(random, x, y, radius, withHole: true),
            3 => Factory.CreateMultiPolygon([Star(random, x, y, radius, false), Star(random, x + (2.5 * radius), y, radius, true)]),
            4 => Box(x, y, x + radius, y + (radius / 2)),
            _ => Star(random, x, y, radius, withHole: false),
        };
    }

    private static Coordinate Around(Random random, double x, double y, double radius) =>
        new(x + (radius * ((2 * random.NextDouble()) - 1)), y + (radius * ((2 * random.NextDouble()) - 1)));

    private static Polygon Star(Random random, double x, double y, double radius, bool withHole)
    {
        var corners = 3 + random.Next(40);
        LinearRing Ring(double inner, double outer)
        {
            var points = Enumerable.Range(0, corners).Select(i =>
            {
                var r = radius * (inner + ((outer - inner) * random.NextDouble()));
                var angle = 2 * Math.PI * i / corners;
                return new Coordinate(x + (r * Math.Cos(angle)), y + (r * Math.Sin(angle)));
            }).ToList();
            return Factory.CreateLinearRing([.. points, points[0]]);
        }

        // Shrunk enough that the hole's corners stay inside a star of few corners, whose sides come near its middle.
        return Factory.CreatePolygon(Ring(0.6, 1), withHole && corners > 8 ? [Ring(0.1, 0.45)] : []);
    }

    private static Polygon Box(double west, double south, double east, double north) => Factory.CreatePolygon(
        [new(west, south), new(east, south), new(east, north), new(west, north), new(west, south)]);

    private static Coordinate Of(LonLat p) => new(p.Longitude, p.Latitude);
}
