using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Selection;
using Xunit;

namespace RapidAI4EO.Tests.Corpus;

/// <summary>The numbers of files a location that the corpus's tutorial publishes.</summary>
public class ProductTests
{
    [Theory]
    [InlineData("pfsr,pfqa,s2", "../..", 304)]
    [InlineData("pfsr,s2", "../..", 158)]
    [InlineData("s2", "../..", 12)]
    [InlineData("pfsr", "../..", 146)]
    [InlineData("pfsr,s2", "2018", 85)]
    [InlineData("pfsr", "2018-05", 6)]
    [InlineData("s2", "2018-05", 1)]
    [InlineData("pfsr,pfqa", "2018-05", 12)]
    [InlineData("labels", "2018-05", 1)]
    public void AssetsPerSample_TutorialsQuestions_AreThePublishedFactors(string products, string datetime, int expected) =>
        Assert.Equal(expected, new Subset { Products = Product.ParseList(products), Datetime = TimeInterval.Parse(datetime) }.AssetsPerSample.Count);

    [Fact]
    public void AssetsPerSample_NoProductNamed_AreTheImages() => Assert.Equal(304, new Subset().AssetsPerSample.Count);

    [Fact]
    public void Steps_PlanetFusion_RunFromJanuary2018ToDecember2019()
    {
        Assert.Equal("2018-01-03", Product.PlanetFusion.Steps[0].ToString());
        Assert.Equal("2019-12-29", Product.PlanetFusion.Steps[^1].ToString());
        Assert.Equal(new DateTimeOffset(2018, 1, 3, 10, 30, 0, TimeSpan.Zero), Product.PlanetFusion.Steps[0].Timestamp);
    }

    [Fact]
    public void Steps_Sentinel2_AreDatedTheFifteenth()
    {
        Assert.Equal("2018-01", Product.Sentinel2.Steps[0].ToString());
        Assert.Equal(new DateTimeOffset(2018, 1, 15, 10, 30, 0, TimeSpan.Zero), Product.Sentinel2.Steps[0].Timestamp);
    }

    [Fact]
    public void ParseList_UnknownProduct_NamesTheProducts()
    {
        var error = Assert.Throws<InvalidInputException>(() => Product.ParseList("pfsr,landsat"));
        Assert.Contains("landsat", error.Message, StringComparison.Ordinal);
        Assert.Contains("pfsr, pfqa, s2, labels", error.Message, StringComparison.Ordinal);
    }
}
