using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.Pictures;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Imagery.Pictures;

/// <summary>What becomes which shade, against numpy at the same range.</summary>
public sealed class StretchTests : IDisposable
{
    private const int Width = 40;

    /// <summary>Reads a TIFF as GDAL does, makes the shades of some of its bands in one range, and counts the pixels of a PNG that differ.</summary>
    private const string Script = """
        import sys
        import numpy as np
        from osgeo import gdal
        gdal.UseExceptions()
        tiff, png, bands, low, high = sys.argv[1:6]
        low, high = float(low), float(high)
        samples = gdal.Open(tiff).ReadAsArray().astype(np.float64)[[int(b) for b in bands.split(",")]]
        quantity = samples * (1 / 10000)
        if low == high:
            low, high = np.percentile(quantity, [5, 95])
        shades = np.rint(255 * np.clip((quantity - low) / (high - low), 0, 1)).astype(np.uint8)
        painted = gdal.Open(png).ReadAsArray()
        print(int((shades != painted).any(axis=0).sum()), int(shades.min()), int(shades.max()))
        """;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("red,green,blue", null, "2,1,0", "0", "0.3")]
    [InlineData("nir,red,green", null, "3,2,1", "0", "0.5")]
    [InlineData("4,3,2", null, "3,2,1", "0", "0.5")]
    [InlineData("blue", null, "0,0,0", "0", "0.3")]
    [InlineData("red,green,blue", "0.02,0.41", "2,1,0", "0.02", "0.41")]
    [InlineData("nir,red,green", "joint", "3,2,1", "0", "0")]
    public void Paint_BandsOfOneRange_HasTheShadesOfNumpy(string bands, string? stretch, string numbers, string low, string high)
    {
        var random = new Random(7);
        var samples = Enumerable.Range(0, Width * 25 * 4).Select(_ => (short)random.Next(-300, 6_000)).ToArray();
        var tiff = _folder.Write("chip.tif", TestChips.File(Width, 4, samples));
        var chip = Chip.Decode(File.ReadAllBytes(tiff), "chip.tif", AssetKey.Parse(SharedData.RealChipKey));
        var style = new ChipStyle(null, bands.Split(','), stretch switch
        {
            null => Stretch.Default,
            "joint" => Stretch.Parse("5,95", isJoint: true),
            _ => Stretch.Of(BandRange.Parse(stretch)),
        });
        var png = _folder.Write("chip.png", Png.Encode(style.Paint(chip)));
        Assert.Equal(["0 0 255"], Gdal.Run(Script, tiff, png, numbers, low, high));
    }

    /// <summary>
    /// A meadow in May and a ploughed field, in reflectance of blue, green, red and near infrared: the meadow's strongest colour is green and
    /// the field's red, also where both fill a chip and each band varies by little.
    /// </summary>
    [Fact]
    public void Paint_AMeadowAndSoil_IsGreenAndBrown()
    {
        var samples = Enumerable.Range(0, 200).SelectMany(i => i % 2 == 0 ? (short[])[330, 720, 410, 4_200] : [700, 1_000, 1_400, 2_300]).ToArray();
        var picture = ChipStyle.Default.Paint(TestChips.Of(AssetKey.Parse(SharedData.RealChipKey), 20, 4, samples));
        var (meadow, soil) = (picture[0, 0], picture[1, 0]);
        Assert.True(meadow.Green > meadow.Red && meadow.Green > meadow.Blue, $"{meadow}");
        Assert.True(soil.Red > soil.Green && soil.Green > soil.Blue, $"{soil}");
    }

    /// <summary>Light and dark dates keep their difference on a sheet.</summary>
    [Fact]
    public void RangesOf_TwoDates_AreThoseOfEachAlone()
    {
        Chip[] chips = [.. ((short[])[400, 2_400]).Select(value => TestChips.Of(AssetKey.Parse(SharedData.RealChipKey), 2, 4, [.. Enumerable.Repeat(value, 8)]))];
        string[] bands = ["red", "green", "blue"];
        var together = Stretch.Default.RangesOf(chips, bands);
        Assert.Equal([BandRange.Visible, BandRange.Visible, BandRange.Visible], together);
        foreach (var chip in chips) Assert.Equal(together, Stretch.Default.RangesOf([chip], bands));
    }

    /// <summary>Of a file that is no asset nobody knows what its numbers mean.</summary>
    [Fact]
    public void RangesOf_AFileThatIsNoAsset_AreByItsPixels()
    {
        var chip = TestChips.Of(null, 10, 1, [.. Enumerable.Range(0, 100).Select(i => (short)i)]);
        var range = Assert.Single(Stretch.Default.RangesOf([chip], ["1"]));
        Assert.InRange(range.Low, 1, 3);
        Assert.InRange(range.High, 96, 98);
    }

    [Theory]
    [InlineData("0.3")]
    [InlineData("0.3,0")]
    [InlineData("0,0")]
    [InlineData("0,inf")]
    [InlineData("a,b")]
    [InlineData("0,NaN")]
    public void Parse_NoRange_IsRefused(string text) => Assert.Throws<InvalidInputException>(() => BandRange.Parse(text));
}
