using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Training.Splits;
using Xunit;

namespace RapidAI4EO.Tests.Training.Splits;

/// <summary>Against all pairs, and across zones against points set along the sides.</summary>
public class SplitDistancesTests
{
    private const int Seeds = 12;

    [Fact]
    public void Measure_RandomSplits_EqualsAllPairs()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var split = RandomSplit(TestIndex.ZoneBorder, seed, 120);
            var distances = SplitDistances.Measure(split, TestContext.Current.CancellationToken);
            for (var a = 0; a < 3; a++)
            {
                for (var b = a + 1; b < 3; b++)
                {
                    Assert.True(Math.Abs(AllPairs(split, a, b) - distances.Between(a, b)) < 1e-6, $"seed {seed}, {a} and {b}");
                }
            }

            Assert.Equal(Math.Min(distances.Between(0, 1), Math.Min(distances.Between(0, 2), distances.Between(1, 2))), distances.Min);
        }
    }

    [Fact]
    public void LeaveOut_Buffer_LeavesOutWhatAllPairsSay()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            const double Metres = 2_500;
            var split = RandomSplit(TestIndex.ZoneBorder, seed, 150);
            var expected = Enumerable.Range(0, split.Ordinals.Count).Where(at => split.PartOf(at) == 0
                && Enumerable.Range(0, split.Ordinals.Count).Any(other => split.PartOf(other) > 0 && Distance(split, at, other) < Metres)).ToList();
            BufferZone.LeaveOut(split, Metres, TestContext.Current.CancellationToken);
            Assert.Equal(expected, Enumerable.Range(0, split.Ordinals.Count).Where(at => split.PartOf(at) == Split.None));
            Assert.NotEmpty(expected);
        }
    }

    [Theory]
    [InlineData("33N_15E-200N_01_09", "33N_15E-200N_01_10", 0)]
    [InlineData("33N_15E-200N_01_09", "33N_15E-200N_02_10", 0)]
    [InlineData("33N_15E-200N_01_09", "33N_15E-200N_01_11", 600)]
    [InlineData("33N_15E-200N_01_40", "33N_16E-200N_01_01", 0)]
    [InlineData("33N_15E-200N_01_09", "33N_15E-200N_05_13", 2545.584412271571)]
    public void Between_SameZone_IsExactInItsGrid(string a, string b, double metres) =>
        Assert.Equal(metres, SquareDistance.Between(SampleId.Parse(a), SampleId.Parse(b)), 9);

    [Fact]
    public void Between_AcrossZones_EqualsPointsAlongTheSides()
    {
        var index = TestIndex.ZoneBorder.Index;
        var random = new Random(5);
        var ids = Enumerable.Range(0, index.Count).Select(index.IdOf).ToList();
        var (west, east) = (ids.Where(id => id.Zone.Number == 32).ToList(), ids.Where(id => id.Zone.Number == 33).ToList());
        for (var i = 0; i < 40; i++)
        {
            var a = west[random.Next(west.Count)];
            var b = east.OrderBy(id => SquareDistance.Between(a, id)).ElementAt(random.Next(3));
            var expected = Sides(a).Min(p => Sides(b).Min(q => Geodesic.Distance(p, q)));
            Assert.InRange(SquareDistance.Between(a, b), expected - 21, expected + 0.05);
        }
    }

    private static IEnumerable<LonLat> Sides(SampleId id)
    {
        var (bounds, projection) = (id.Footprint.Bounds, UtmProjection.For(id.Zone));
        for (var along = 0; along <= Footprint.Size; along += 20)
        {
            yield return projection.Unproject(bounds.XMin + along, bounds.YMin);
            yield return projection.Unproject(bounds.XMin + along, bounds.YMax);
            yield return projection.Unproject(bounds.XMin, bounds.YMin + along);
            yield return projection.Unproject(bounds.XMax, bounds.YMin + along);
        }
    }

    private static Split RandomSplit(TestIndex corpus, int seed, int count)
    {
        var random = new Random(seed);
        int[] ordinals = [.. Enumerable.Range(0, corpus.Index.Count).OrderBy(_ => random.Next()).Take(count).Order()];
        return new Split(corpus.Index, SplitNames.Default, ordinals, Array.ConvertAll(ordinals, _ => (byte)random.Next(3)));
    }

    private static double Distance(Split split, int a, int b) => SquareDistance.Between(split.Index.IdOf(split.Ordinals[a]), split.Index.IdOf(split.Ordinals[b]));

    private static double AllPairs(Split split, int a, int b) =>
        (from i in Enumerable.Range(0, split.Ordinals.Count)
         where split.PartOf(i) == a
         from j in Enumerable.Range(0, split.Ordinals.Count)
         where split.PartOf(j) == b
         select Distance(split, i, j)).Min();
}
