using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.LandCover;
using Xunit;

namespace RapidAI4EO.Tests.Synthetic;

public class LandCoverTests
{
    private const int Pixels = 40_000;

    private static readonly Lazy<IReadOnlyList<ClassPixels>[]> Covers =
        new(() => [.. TestCorpora.Europe.Samples.Select(TestCorpora.Europe.LandCoverOf)]);

    [Fact]
    public void LandCoverOf_AnySample_SumsToAllPixels() =>
        Assert.All(Covers.Value, cover => Assert.Equal(Pixels, cover.Sum(c => c.Pixels)));

    [Fact]
    public void LandCoverOf_AnySample_ListsEachClassOnceInOrder() => Assert.All(Covers.Value, cover =>
    {
        Assert.All(cover, c => Assert.InRange(c.Pixels, 1, Pixels));
        Assert.Equal(cover.Select(c => c.Class.Index).Distinct().Order(), cover.Select(c => c.Class.Index));
    });

    [Fact]
    public void LandCoverOf_Europe_MixesSeveralClasses() =>
        Assert.InRange(Covers.Value.Average(cover => cover.Count), 2.5, 4);

    [Fact]
    public void LandCoverOf_Europe_HasPureForestOfOneClassAndOfSeveral()
    {
        var forests = Covers.Value.Where(cover => cover.All(c => c.Class.Level2 == 31)).ToArray();
        Assert.Contains(forests, cover => cover.Count == 1);
        Assert.Contains(forests, cover => cover.Count == 3);
    }

    [Fact]
    public void LandCoverOf_Europe_HasSomePeatBogs()
    {
        var bogs = Covers.Value.Count(cover => cover.Any(c => c.Class.Code == 412 && c.Pixels > 0.8 * Pixels));
        Assert.InRange(bogs / (double)Covers.Value.Length, 0.001, 0.01);
    }

    [Fact]
    public void LandCoverOf_Olives_LieInTheSouth()
    {
        var latitudes = TestCorpora.Europe.Samples.Zip(Covers.Value)
            .Where(pair => pair.Second.Any(c => c.Class.Code == 223))
            .Select(pair => pair.First.Footprint.Corners.SouthEast.Latitude);
        Assert.All(latitudes, latitude => Assert.InRange(latitude, 34, 48));
    }

    [Fact]
    public void LandCoverOf_MiddleOfParis_IsBuilt()
    {
        var paris = SampleId.Parse("31N_18E-225N_10_35");
        var middle = paris.Footprint.Corners.SouthWest;
        Assert.InRange(middle.Longitude, 2.2, 2.5);
        Assert.InRange(middle.Latitude, 48.7, 49);
        Assert.Equal(1, TestCorpora.Europe.LandCoverOf(paris).MaxBy(c => c.Pixels).Class.Level1);
    }

    [Fact]
    public void LandCoverOf_Neighbours_AreAlike()
    {
        var shared = new List<int>();
        foreach (var sample in TestCorpora.Europe.Samples.Where(s => s.Column < Tile.SamplesPerSide).Take(2_000))
        {
            var here = TestCorpora.Europe.LandCoverOf(sample);
            var there = TestCorpora.Europe.LandCoverOf(new SampleId(sample.Tile, sample.Row, sample.Column + 1));
            shared.Add(here.Sum(h => Math.Min(h.Pixels, there.FirstOrDefault(t => t.Class == h.Class).Pixels)));
        }

        // Unrelated places share about a tenth.
        Assert.True(shared.Average() > 0.6 * Pixels, $"Neighbours share {shared.Average() / Pixels:0.00}.");
    }
}
