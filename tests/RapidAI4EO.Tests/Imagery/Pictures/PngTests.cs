using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Pictures;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Imagery.Pictures;

public sealed class PngTests : IDisposable
{
    private const string Script = """
        import sys
        from osgeo import gdal
        gdal.UseExceptions()
        data = gdal.Open(sys.argv[1])
        print(data.GetDriver().ShortName, data.RasterXSize, data.RasterYSize, data.RasterCount)
        print(data.ReadRaster(buf_pixel_space=3, buf_band_space=1).hex())
        """;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Encode_RandomPixels_ReadBackInGdal()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var picture = new Picture(37, 21);
        var expected = new byte[3 * 37 * 21];
        random.NextBytes(expected);
        for (var i = 0; i < 37 * 21; i++) picture[i % 37, i / 37] = new Colour(expected[3 * i], expected[(3 * i) + 1], expected[(3 * i) + 2]);
        var lines = Gdal.Run(Script, _folder.Write("a.png", Png.Encode(picture)));
        Assert.Equal("PNG 37 21 3", lines[0]);
        Assert.Equal(Convert.ToHexStringLower(expected), lines[1]);
    }

    [Fact]
    public void PaintBands_Stretched_GoesFromBlackToWhiteBandByBand()
    {
        // Five pixels in a row: red 0 to 400, nir 10 to 14, one value of blue.
        var chip = TestChips.Of(
            AssetKey.Parse(SharedData.RealChipKey), 5, 4,
            7, 0, 0, 10, 7, 0, 100, 11, 7, 0, 200, 12, 7, 0, 300, 13, 7, 0, 400, 14);
        string[] bands = ["red", "nir", "blue"];
        var picture = ChipPainter.PaintBands(chip, bands, Stretch.Parse("0,100", isJoint: false).RangesOf([chip], bands));
        Assert.Equal((new Colour(0, 0, 128), new Colour(128, 128, 128), new Colour(255, 255, 128)), (picture[0, 0], picture[2, 0], picture[4, 0]));
        var cut = ChipPainter.PaintBands(chip, bands, Stretch.Parse("25,75", isJoint: false).RangesOf([chip], bands));
        Assert.Equal((0, 0, 128, 255, 255), (cut[0, 0].Red, cut[1, 0].Red, cut[2, 0].Red, cut[3, 0].Red, cut[4, 0].Red));
        Assert.Throws<InvalidInputException>(() => ChipPainter.PaintBands(chip, ["red", "nir"], [BandRange.Visible, BandRange.Visible]));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("98,2")]
    [InlineData("-1,50")]
    [InlineData("2,101")]
    [InlineData("a,b")]
    [InlineData("NaN,5")]
    public void Parse_NoStretch_IsRefused(string text) => Assert.Throws<InvalidInputException>(() => Stretch.Parse(text, isJoint: true));

    [Fact]
    public void Make_ASheet_HasAPlaceForEachAndForWhatIsMissing()
    {
        var red = new Picture(80, 30, new Colour(255, 0, 0));
        var sheet = ContactSheet.Make("title", [("2018-01-03", red), ("2018-01-08", null), ("2018-01-13", red)], columns: 2);
        var reds = Enumerable.Range(0, sheet.Width * sheet.Height).Count(i => sheet[i % sheet.Width, i / sheet.Width] == new Colour(255, 0, 0));
        Assert.Equal(2 * 80 * 30, reds);
        Assert.Equal(2 * (80 + 6) + 6, sheet.Width);
    }
}
