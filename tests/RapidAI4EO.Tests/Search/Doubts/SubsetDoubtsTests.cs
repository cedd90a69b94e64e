using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Search.Cql2.Text;
using RapidAI4EO.Search.Doubts;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Search.Doubts;

public class SubsetDoubtsTests
{
    private static readonly SampleSearch Search = new(TestIndex.Berlin.Index);

    [Theory]
    [InlineData("52.35,13.05,52.69,13.72", DoubtKind.AxesSwapped, "198 samples")]
    [InlineData("139,35,140,36", DoubtKind.OutsideCorpus, "outside the corpus")]
    [InlineData("-60,-30,-50,-20", DoubtKind.OutsideCorpus, "from longitude 12.")]
    public void Of_BoxWithoutSamples_SaysWhy(string box, DoubtKind kind, string mentions)
    {
        var doubt = Only(new Subset { Areas = [AreaOfInterest.Intersects(BoundingBox.Parse(box))] });
        Assert.Equal(kind, doubt.Kind);
        Assert.Contains(mentions, doubt.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_PointWithLatitudeFirst_SaysSo()
    {
        var right = Search.Find(new Subset { Areas = [AreaOfInterest.Near(new NearPoint(new LonLat(13.4, 52.5), 5))] }).Count;
        var doubt = Only(new Subset { Areas = [AreaOfInterest.Near(new NearPoint(new LonLat(52.5, 13.4), 5))] });
        Assert.Equal(DoubtKind.AxesSwapped, doubt.Kind);
        Assert.Contains($" {right} samples", doubt.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POLYGON((52.3 13.1,52.6 13.1,52.6 13.6,52.3 13.1))")]
    [InlineData("MULTIPOLYGON(((52.3 13.1,52.6 13.1,52.6 13.6,52.3 13.1)),((52.31 13,52.61 13,52.61 13.1,52.31 13)))")]
    [InlineData("GEOMETRYCOLLECTION(POINT(0 0),LINESTRING(52.3 13.1,52.6 13.6))")]
    public void Of_AreaWithLatitudeFirst_SaysSo(string wkt) =>
        Assert.Equal(DoubtKind.AxesSwapped, Only(new Subset { Areas = [AreaOfInterest.Intersects(AreaReader.Read(wkt))] }).Kind);

    [Fact]
    public void Of_AreaSmallerThanASample_SaysThatSamplesTouchIt()
    {
        var corners = Search.Index.IdOf(0).Footprint.PublishedCorners;
        var (lon, lat) = ((corners.SouthWest.Longitude + corners.NorthEast.Longitude) / 2, (corners.SouthWest.Latitude + corners.NorthEast.Latitude) / 2);
        var box = BoundingBox.From([lon - 0.0001, lat - 0.0001, lon + 0.0001, lat + 0.0001]);
        Assert.Equal(DoubtKind.NoneWithin, Only(new Subset { Areas = [AreaOfInterest.Within(box.ToGeometry())] }).Kind);
    }

    [Fact]
    public void Of_PlaceBetweenSamples_NamesTheNearest()
    {
        var random = new Random(5);
        for (var i = 0; i < 20; i++)
        {
            var at = new LonLat(12.9 + random.NextDouble(), 52.3 + (random.NextDouble() / 2));
            var point = new NearPoint(at, 0.001);
            var subset = new Subset { Areas = [AreaOfInterest.Near(point)] };
            if (Search.Find(subset).Count > 0) continue;
            var nearest = Enumerable.Range(0, Search.Index.Count).MinBy(ordinal => Geodesic.Distance(at, Middle(ordinal)));
            var doubt = Only(subset);
            Assert.Equal(DoubtKind.NoSampleThere, doubt.Kind);
            Assert.Contains($" {Search.Index.IdOf(nearest)},", doubt.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Of_BoxWhoseEastComesFirst_SaysThatItGoesRoundTheGlobe() => Assert.Contains(
        Of(new Subset { Areas = [AreaOfInterest.Intersects(BoundingBox.Parse("13.72,52.35,13.05,52.69"))] }),
        doubt => doubt.Kind == DoubtKind.CrossesAntimeridian);

    [Theory]
    [InlineData("clc_311 > 50", "Did you mean clc_311 > 0.5?")]
    [InlineData("50 < clc_311", "Did you mean clc_311 > 0.5?")]
    [InlineData("clc_3 = 100", "Did you mean clc_3 = 1?")]
    [InlineData("clc_311 > 1", "true of no sample")]
    [InlineData("clc_311 < 0", "true of no sample")]
    [InlineData("clc_311 < 50", "true of every sample")]
    [InlineData("NOT clc_311 > 50", "true of no sample")]
    [InlineData("clc_311 > 0.1 AND (clc_312 >= 20 OR clc_313 > 0)", "Did you mean clc_312 >= 0.2?")]
    [InlineData("clc_311 BETWEEN 20 AND 50", "Did you mean clc_311 BETWEEN 0.2 AND 0.5?")]
    [InlineData("clc_311 BETWEEN 0.2 AND 50", "Did you mean clc_311 BETWEEN 0.2 AND 0.5?")]
    [InlineData("clc_311 BETWEEN 0.8 AND 0.2", "lower bound is above")]
    [InlineData("clc_311 IN (25, 50)", "Did you mean clc_311 IN (0.25, 0.5)?")]
    [InlineData("clc_311 IN (0, 50)", "Did you mean clc_311 IN (0, 0.5)?")]
    [InlineData("clc_1 + clc_2 > 1", "true of no sample")]
    [InlineData("row > 40", "the row goes from 1 to 40")]
    [InlineData("column = 0", "the column goes from 1 to 40")]
    public void Of_ComparisonThatIsSettled_SaysHow(string filter, string mentions)
    {
        var doubt = Assert.Single(Of(new Subset { Filter = Cql2Parser.Parse(filter) }));
        Assert.Equal(DoubtKind.ComparisonSettled, doubt.Kind);
        Assert.Contains(mentions, doubt.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clc_2 > 0.5")]
    [InlineData("clc_311 >= 0")]
    [InlineData("clc_311 <= 1")]
    [InlineData("clc_31 + clc_32 >= 1 OR clc_1 >= 0")]
    [InlineData("clc_311 * 100 > 0")]
    [InlineData("clc_311 / clc_3 < 2 OR row < 41")]
    [InlineData("row BETWEEN 1 AND 40")]
    [InlineData("id LIKE '33N%'")]
    [InlineData("clc_311 < row")]
    public void Of_SensibleFilter_SaysNothing(string filter) => Assert.Empty(Of(new Subset { Filter = Cql2Parser.Parse(filter) }));

    [Theory]
    [InlineData("clc_311 > 0.6 AND clc_312 > 0.6", "exclude one another")]
    [InlineData("clc_211 > 0.6 AND clc_211 < 0.3", "exclude one another")]
    [InlineData("clc_211 = 0.5 AND zone = '33N' AND clc_211 = 0.6", "exclude one another")]
    [InlineData("clc_2 BETWEEN 0.1 AND 0.2 AND (row > 3 AND clc_211 > 0.5)", "exclude one another")]
    [InlineData("row = 4 AND row = 5", "exclude one another")]
    [InlineData("tile = '15E-242N' AND tile = '15E-243N'", "none has both")]
    public void Of_FilterWithAContradiction_NamesItsParts(string filter, string mentions)
    {
        var doubt = Only(new Subset { Filter = Cql2Parser.Parse(filter) });
        Assert.Equal(DoubtKind.FilterContradicts, doubt.Kind);
        Assert.Contains(mentions, doubt.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ZoneThatThereIsNot_NamesThoseThatThereAre() =>
        Assert.EndsWith("The zones are 33N.", Only(new Subset { Filter = Cql2Parser.Parse("zone = '33'") }).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("2019", "s2", "2018-01 to 2018-12")]
    [InlineData("2015/2017", "pfsr", "2018-01-03 to 2019-12-29")]
    [InlineData("2020-01-01/..", "pfqa", "2018-01-03 to 2019-12-29")]
    [InlineData("2018-05-04", "pfsr", "the nearest are 2018-05-03 and 2018-05-08")]
    [InlineData("2019", "pfsr,s2", "s2 has no time step")]
    public void Of_ProductWithoutATimeStep_SaysWhichItHas(string time, string products, string mentions)
    {
        var doubt = Only(new Subset { Datetime = TimeInterval.Parse(time), Products = Product.ParseList(products) });
        Assert.Equal(DoubtKind.NoTimeStep, doubt.Kind);
        Assert.Contains(mentions, doubt.Message, StringComparison.Ordinal);
    }

    /// <summary>Who names no product is not surprised that one of them has no such date.</summary>
    [Theory]
    [InlineData("2019", 0)]
    [InlineData("2030", 3)]
    public void Of_AllImages_SaysOnlyThatNoneIsLeft(string time, int doubts) => Assert.Equal(doubts, Of(new Subset { Datetime = TimeInterval.Parse(time) }).Count);

    [Fact]
    public void Of_ConditionsThatNoSampleHasTogether_CountsEach()
    {
        var first = Search.Index.IdOf(0);
        var doubt = Only(new Subset { Ids = [first], Filter = Cql2Parser.Parse($"id <> '{first}'") });
        Assert.Equal(DoubtKind.CombinationEmpty, doubt.Kind);
        Assert.Contains("the list of ids has 1", doubt.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NothingTaken_SaysSo()
    {
        Assert.Equal(DoubtKind.NothingTaken, Only(new Subset { Limit = 0 }).Kind);
        Assert.Equal(DoubtKind.NothingTaken, Only(new Subset { Draw = new SampleDraw(0) }).Kind);
        Assert.Equal(DoubtKind.NoKnownId, Only(new Subset { Ids = [] }).Kind);
    }

    /// <summary>What is said to hold of no sample, or of every one, does: by the search itself, for random filters.</summary>
    [Fact]
    public void Of_RandomComparisons_SaysWhatTheSearchFinds()
    {
        const int Seed = 31;
        var random = new Random(Seed);
        string[] properties = ["clc_311", "clc_31", "clc_2", "clc_1 + clc_2", "2 * clc_211", "clc_2 - clc_3", "row", "1 - clc_5"];
        string[] operators = ["<", "<=", "=", "<>", ">", ">="];
        string[] numbers = ["-1", "0", "0.3", "1", "1.5", "2", "40", "41", "100"];
        var told = 0;
        for (var i = 0; i < 600; i++)
        {
            var filter = $"{Pick(properties)} {Pick(operators)} {Pick(numbers)}";
            var subset = new Subset { Filter = Cql2Parser.Parse(filter) };
            var found = Search.Find(subset).Count;
            foreach (var doubt in Of(subset).Where(doubt => doubt.Kind == DoubtKind.ComparisonSettled))
            {
                told++;
                var expected = doubt.Message.Contains("true of no sample", StringComparison.Ordinal) ? 0 : Search.Index.Count;
                Assert.True(found == expected, $"seed {Seed}: {filter} finds {found}: {doubt.Message}");
            }
        }

        Assert.InRange(told, 50, 600);

        string Pick(string[] among) => among[random.Next(among.Length)];
    }

    private static LonLat Middle(int ordinal)
    {
        var footprint = Search.Index.IdOf(ordinal).Footprint;
        return UtmProjection.For(footprint.Zone).Unproject((footprint.Bounds.XMin + footprint.Bounds.XMax) / 2.0, (footprint.Bounds.YMin + footprint.Bounds.YMax) / 2.0);
    }

    private static IReadOnlyList<Doubt> Of(Subset subset) => SubsetDoubts.Of(Search, subset, Search.Find(subset), TestContext.Current.CancellationToken);

    private static Doubt Only(Subset subset) => Assert.Single(Of(subset));
}
