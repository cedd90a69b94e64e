using RapidAI4EO.Corpus;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Corpus;

public class AssetKeyTests
{
    [Theory]
    [InlineData("imagery/30N/12E-191N/30N_12E-191N_01_19/S2-SR/2018-01.tif", "s2_2018-01")]
    [InlineData("imagery/30N/12E-191N/30N_12E-191N_01_19/PF-SR/2018-01-03.tif", "sr_2018-01-03")]
    [InlineData("imagery/30N/12E-191N/30N_12E-191N_01_19/PF-QA/2018-01-03.tif", "qa_2018-01-03")]
    [InlineData("labels/33N/16E-243N/labels_33N_16E-243N_29_01.geojson", "labels")]
    public void Parse_KeysOfTheTutorial_PrintTheSameAndHaveItsNames(string text, string name)
    {
        var key = AssetKey.Parse(text);
        Assert.Equal(text, key.ToString());
        Assert.Equal(name, key.AssetName);
    }

    [Theory]
    [InlineData("")]
    [InlineData("imagery/30N/12E-191N/30N_12E-191N_01_19/S2-SR/2018-13.tif")]
    [InlineData("imagery/30N/12E-191N/30N_12E-191N_01_19/PF-SR/2018-01-04.tif")]
    [InlineData("imagery/31N/12E-191N/30N_12E-191N_01_19/PF-SR/2018-01-03.tif")]
    [InlineData("imagery/30N/12E-192N/30N_12E-191N_01_19/PF-SR/2018-01-03.tif")]
    [InlineData("imagery/30N/12E-191N/30N_12E-191N_01_19/PF-SR/../PF-SR/2018-01-03.tif")]
    [InlineData("/imagery/30N/12E-191N/30N_12E-191N_01_19/PF-SR/2018-01-03.tif")]
    [InlineData("labels/33N/16E-243N/33N_16E-243N_29_01.geojson")]
    public void TryParse_KeyOfNoAsset_Refuses(string text) => Assert.False(AssetKey.TryParse(text, out _));

    [Fact]
    public void Parse_AnyKey_PrintsTheSame() => Generators.Check(Generators.Ids, id =>
    {
        foreach (var product in Product.All)
        {
            TimeStep? step = product.HasTime ? product.Steps[id.Row % product.Steps.Count] : null;
            var key = new AssetKey(id, product, step);
            Assert.Equal(key, AssetKey.Parse(key.ToString()));
        }
    });
}
