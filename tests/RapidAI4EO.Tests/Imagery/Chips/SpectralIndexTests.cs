using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Imagery.Chips;

public sealed class SpectralIndexTests
{
    private static readonly AssetKey Fusion = AssetKey.Parse(SharedData.RealChipKey);

    // Blue 0.05, green 0.08, red 0.06, near infrared 0.40, worked out by hand.
    [Theory]
    [InlineData("ndvi", 0.34 / 0.46)]
    [InlineData("gndvi", 0.32 / 0.48)]
    [InlineData("ndwi", -0.32 / 0.48)]
    [InlineData("evi", 2.5 * 0.34 / 1.385)]
    [InlineData("evi2", 2.5 * 0.34 / 1.544)]
    [InlineData("savi", 1.5 * 0.34 / 0.96)]
    public void Compute_APixelOfPlanetFusion_IsTheFormula(string name, double expected)
    {
        var chip = TestChips.Of(Fusion, 1, 4, 500, 800, 600, 4000);
        Assert.Equal(expected, Assert.Single(SpectralIndex.Parse(name).Compute(chip)), 1e-6);
    }

    [Fact]
    public void Compute_BandsOfSentinel2_AreFoundByTheirCommonNames()
    {
        var key = new AssetKey(Fusion.Sample, Product.Sentinel2, TimeStep.Month(2018, 5));
        var chip = TestChips.Of(key, 1, 12, 1, 500, 800, 600, 1, 1, 1, 4000, 1, 1, 2000, 1000);
        Assert.Equal(["B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B09", "B11", "B12"], chip.Bands.All);
        Assert.Equal(0.34 / 0.46, SpectralIndex.Parse("ndvi").Compute(chip)[0], 1e-6);
        Assert.Equal(0.2 / 0.6, SpectralIndex.Parse("ndmi").Compute(chip)[0], 1e-6);
        Assert.Equal(0.3 / 0.5, SpectralIndex.Parse("nbr").Compute(chip)[0], 1e-6);
    }

    [Fact]
    public void Compute_NothingToDivideBy_IsNaN() =>
        Assert.True(float.IsNaN(SpectralIndex.Parse("ndvi").Compute(TestChips.Of(Fusion, 1, 4, 1, 1, 0, 0))[0]));

    // The divisors of these bright blues, 1 + nir + 6 red - 7.5 blue, are 0 and 0.00005 to either side of it.
    [Theory]
    [InlineData(1004, 2001, 3068, double.NaN)]
    [InlineData(1002, 1550, 2707, 2.5 * -0.0548 / -0.00005)]
    [InlineData(1003, 1550, 2707, 2.5 * -0.0547 / 0.00005)]
    public void Compute_ADivisorNearZero_IsAsExactAsAnyOther(short nir, short red, short blue, double expected)
    {
        var found = Assert.Single(SpectralIndex.Parse("evi").Compute(TestChips.Of(Fusion, 1, 4, blue, 1, red, nir)));
        Assert.Equal(expected, found, double.IsNaN(expected) ? 0 : Math.Abs(expected) * 1e-6);
    }

    [Fact]
    public void Compute_WithoutTheBands_SaysWhichThereAre()
    {
        var refusal = Assert.Throws<InvalidInputException>(() => SpectralIndex.Parse("nbr").Compute(TestChips.Of(Fusion, 1, 4, 1, 1, 1, 1)));
        Assert.Equal("nbr needs the bands nir, swir22, and test.tif has blue, green, red, nir.", refusal.Message);
        Assert.Contains("ndvi, gndvi", Assert.Throws<InvalidInputException>(() => SpectralIndex.Parse("nvdi")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/data/imagery/33N/15E-200N/33N_15E-200N_01_09/PF-SR/2018-01-03.tif", SharedData.RealChipKey)]
    [InlineData("33N_15E-200N_01_09_PF-SR_2018-01-03.tif", SharedData.RealChipKey)]
    [InlineData("a\\33N_15E-200N_01_09_PF-SR_2018-01-03.tif", SharedData.RealChipKey)]
    [InlineData("33N_15E-200N_01_09_PF-SR_2018-01-04.tif", null)]
    [InlineData("PF-SR/2018-01-03.tif", null)]
    [InlineData("", null)]
    public void Find_APath_IsTheAssetItNames(string path, string? key) => Assert.Equal(key, ChipPath.Find(path)?.ToString());

    [Fact]
    public void Require_NamesAndNumbers_FindTheBand()
    {
        var bands = TestChips.Of(null, 1, 2, 1, 2).Bands;
        Assert.Equal((1, 1, -1, -1), (bands.Find("BAND2"), bands.Find("2"), bands.Find("3"), bands.Find("red")));
        Assert.Equal("f.tif has no band 'red'. Its bands are band1, band2.", Assert.Throws<InvalidInputException>(() => bands.Require("red", "f.tif")).Message);
    }
}
