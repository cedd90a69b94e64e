using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.Chips;
using RapidAI4EO.Synthetic.Samples;
using Xunit;

namespace RapidAI4EO.Tests.Synthetic;

public class SyntheticChipsTests
{
    private static readonly SyntheticChips Chips = new(TestCorpora.Berlin);

    [Fact]
    public void Create_SameKey_IsTheSame()
    {
        var other = new SyntheticChips(new SyntheticCorpus(TestCorpora.Berlin.Options));
        foreach (var product in Product.All)
        {
            var key = new AssetKey(TestCorpora.Berlin.Samples[3], product, product.HasTime ? product.Steps[5] : null);
            Assert.Equal(Chips.Create(key), other.Create(key));
        }
    }

    [Fact]
    public void Create_OtherStep_Differs()
    {
        var key = new AssetKey(TestCorpora.Berlin.Samples[0], Product.PlanetFusion, Product.PlanetFusion.Steps[0]);
        Assert.NotEqual(Chips.Create(key), Chips.Create(key with { Step = Product.PlanetFusion.Steps[1] }));
    }

    [Fact]
    public void Create_PlanetFusion_WeighsAboutAsMuchAsTheReal()
    {
        var sizes = TestCorpora.Berlin.Samples.Take(10)
            .Select(s => Chips.Create(new AssetKey(s, Product.PlanetFusion, Product.PlanetFusion.Steps[30])).Length);
        Assert.All(sizes, size => Assert.InRange(size, 100_000, 260_000));
    }

    [Fact]
    public void Create_Forest_IsGreenerInSummer()
    {
        var forest = TestCorpora.Berlin.Samples.First(s => TestCorpora.Berlin.LandCoverOf(s).All(c => c.Class.Code is 311 or 313));
        Assert.True(MeanNdvi(forest, 36) > MeanNdvi(forest, 0) + 0.1); // early July, early January
    }

    [Fact]
    public void Create_Scene_GivesEachClassItsPixels()
    {
        var sample = TestCorpora.Berlin.Samples.MaxBy(s => TestCorpora.Berlin.LandCoverOf(s).Count);
        var scene = Scene.Create(sample, TestCorpora.Berlin.LandCover, TestCorpora.Berlin.Options.Seed);
        var pixels = scene.Patches.GroupBy(p => p).OrderBy(g => g.Key).Select(g => g.Count());
        Assert.Equal(TestCorpora.Berlin.LandCoverOf(sample).Select(c => c.Pixels), pixels);
    }

    [Fact]
    public void Create_Labels_IsAFeatureWithAllShares()
    {
        var sample = TestCorpora.Berlin.Samples[0];
        using var label = JsonDocument.Parse(Chips.Create(new AssetKey(sample, Product.Labels, null)));
        var properties = label.RootElement.GetProperty("properties");
        Assert.Equal("Feature", label.RootElement.GetProperty("type").GetString());
        Assert.Equal(sample.ToString(), properties.GetProperty("sample_id").GetString());
        Assert.Equal(1m, ClcNomenclature.Classes.Sum(c => properties.GetProperty(c.Property).GetDecimal()));
        Assert.Equal(5, label.RootElement.GetProperty("geometry").GetProperty("coordinates")[0].GetArrayLength());
    }

    private static double MeanNdvi(SampleId sample, int step)
    {
        var samples = new TiffFile(Chips.Create(new AssetKey(sample, Product.PlanetFusion, Product.PlanetFusion.Steps[step]))).Samples();
        var sum = 0.0;
        for (var y = 0; y < 200; y++)
        {
            for (var x = 0; x < 200; x++)
            {
                double red = samples[(y * 1024) + (4 * x) + 2];
                double infrared = samples[(y * 1024) + (4 * x) + 3];
                sum += (infrared - red) / (infrared + red);
            }
        }

        return sum / 40_000;
    }
}
