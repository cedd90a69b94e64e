using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Stac.Crawl;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Stac.Crawl;

/// <summary>Passing by what cannot hold an answer loses none, whatever the catalog looks like.</summary>
public sealed class PruningTests
{
    [Fact]
    public async Task Crawl_RandomCatalogs_FindsWhatIsInThem()
    {
        using var reader = new StacReader();
        var (found, passedBy) = (0, 0L);
        for (var seed = 1; seed <= 300; seed++)
        {
            using var folder = new TestFolder();
            var catalog = new RandomCatalog(seed, folder);
            var random = new Random(seed);
            var box = RandomBox(random);
            var interval = RandomInterval(random);
            var query = new StacQuery { Areas = box is null ? [] : [AreaOfInterest.Intersects(box)], Datetime = interval };
            var crawl = reader.Crawl(catalog.Path, query);
            var ids = await crawl.IdsAsync();
            var expected = catalog.Items.Where(item => IsIn(item.Geometry, box) && Meets(item.Start, item.End, interval)).Select(item => item.Id).ToList();
            Assert.True(expected.SequenceEqual(ids), $"Seed {seed}, {box}, {interval}: {string.Join(' ', expected)} but found {string.Join(' ', ids)}");
            Assert.Empty(crawl.Problems);
            found += ids.Count;
            passedBy += folder.Files.Count - crawl.Progress.Documents;
        }

        // Something was put to the test.
        Assert.True(found > 100, $"{found} found");
        Assert.True(passedBy > 100, $"{passedBy} documents passed by");
    }

    [Fact]
    public async Task Crawl_NearAPoint_FindsByDistance()
    {
        using var reader = new StacReader();
        var found = 0;
        for (var seed = 1; seed <= 40; seed++)
        {
            using var folder = new TestFolder();
            var catalog = new RandomCatalog(seed, folder);
            var random = new Random(seed);
            var near = new NearPoint(new RapidAI4EO.Corpus.LonLat((random.NextDouble() * 360) - 180, (random.NextDouble() * 160) - 80), 3000);
            var ids = await reader.Crawl(catalog.Path, new StacQuery { Areas = [AreaOfInterest.Near(near)] }).IdsAsync();
            var expected = catalog.Items.Where(item => item.Geometry is { } geometry && ByWalking(near, geometry) <= 3_000_000).Select(item => item.Id).ToList();
            Assert.True(expected.SequenceEqual(ids), $"Seed {seed}: {string.Join(' ', expected)} but found {string.Join(' ', ids)}");
            found += ids.Count;
        }

        Assert.True(found > 30, $"{found} found");
    }

    /// <summary>The least distance to many points of the geometry's edges, or 0 inside.</summary>
    private static double ByWalking(NearPoint near, NtsGeometry geometry)
    {
        if (geometry.Dimension == Dimension.Surface && geometry.Covers(new Point(near.Center.Longitude, near.Center.Latitude))) return 0;
        var best = double.PositiveInfinity;
        for (var i = 0; i < geometry.NumPoints; i++)
        {
            var (a, b) = (geometry.Coordinates[i], geometry.Coordinates[Math.Min(i + 1, geometry.NumPoints - 1)]);
            for (var step = 0; step <= 20_000; step++)
            {
                var share = step / 20_000.0;
                best = Math.Min(best, Geodesic.Distance(near.Center, new RapidAI4EO.Corpus.LonLat(a.X + ((b.X - a.X) * share), a.Y + ((b.Y - a.Y) * share))));
            }
        }

        return best;
    }

    private static BoundingBox? RandomBox(Random random)
    {
        if (random.Next(5) == 0) return null;
        var (west, south) = ((random.NextDouble() * 360) - 180, (random.NextDouble() * 170) - 90);
        var east = west + (random.NextDouble() * 60);
        return BoundingBox.From([west, south, east > 180 ? east - 360 : east, Math.Min(90, south + (random.NextDouble() * 60))]);
    }

    private static TimeInterval RandomInterval(Random random)
    {
        var start = new DateTimeOffset(2018, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(random.Next(700));
        return random.Next(4) switch
        {
            0 => TimeInterval.Always,
            1 => new TimeInterval(start, null),
            2 => new TimeInterval(null, start),
            _ => new TimeInterval(start, start.AddDays(random.Next(200))),
        };
    }

    private static bool IsIn(NtsGeometry? geometry, BoundingBox? box) =>
        box is null || (geometry is not null && box.Parts.Any(part => geometry.Intersects(geometry.Factory.ToGeometry(new Envelope(part.West, part.East, part.South, part.North)))));

    private static bool Meets(DateTimeOffset start, DateTimeOffset end, TimeInterval interval) =>
        (interval.End is null || start <= interval.End) && (interval.Start is null || end >= interval.Start);
}
