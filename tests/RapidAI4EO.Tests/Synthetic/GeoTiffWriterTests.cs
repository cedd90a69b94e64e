using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.Chips;
using RapidAI4EO.Synthetic.GeoTiff;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Synthetic;

public class GeoTiffWriterTests
{
    private const int TileOffsets = 324;
    private const int TileByteCounts = 325;

    [Fact]
    public void Write_PixelsOfTheRealChip_WritesTheRealFile()
    {
        var real = SharedData.RealChip();
        var samples = new TiffFile(real).Samples();
        var raster = new Raster(AssetKey.Parse(SharedData.RealChipKey).Sample.Footprint, 200, 4, SampleFormat.Int16, 256);
        for (var y = 0; y < 200; y++)
        {
            samples.AsSpan(y * 1024, 800).CopyTo(raster.Row<short>(y));
        }

        Assert.Equal(real, GeoTiffWriter.Write(raster));
    }

    [Fact]
    public void Create_SamePlaceAsTheRealChip_HasItsTags()
    {
        var real = new TiffFile(SharedData.RealChip());
        var made = new TiffFile(new SyntheticChips(TestCorpora.Berlin).Create(AssetKey.Parse(SharedData.RealChipKey)));
        Assert.Equal(real.Entries.Select(e => (e.Tag, e.Type, e.Count)), made.Entries.Select(e => (e.Tag, e.Type, e.Count)));
        Assert.Equal(
            real.Entries.Where(e => e.Tag != TileByteCounts).Select(e => Convert.ToHexString(e.Value)),
            made.Entries.Where(e => e.Tag != TileByteCounts).Select(e => Convert.ToHexString(e.Value)));
        Assert.Equal(0, made.NextDirectory);
    }

    [Fact]
    public void Create_PlanetFusion_PadsTheTileWithZeros()
    {
        var file = new TiffFile(new SyntheticChips(TestCorpora.Berlin).Create(AssetKey.Parse(SharedData.RealChipKey)));
        var samples = file.Samples();
        Assert.Equal(256 * 256 * 4, samples.Length);
        for (var i = 0; i < samples.Length; i++)
        {
            var isImage = i / 1024 < 200 && i % 1024 < 800;
            Assert.True(isImage ? samples[i] is > 0 and <= 10_000 : samples[i] == 0);
        }
    }

    [Fact]
    public void Create_AnyImage_EndsWithItsTile()
    {
        var chips = new SyntheticChips(TestCorpora.Berlin);
        foreach (var product in Product.Images)
        {
            var bytes = chips.Create(new AssetKey(TestCorpora.Berlin.Samples[0], product, product.Steps[0]));
            var file = new TiffFile(bytes);
            Assert.Equal(bytes.Length, file.Number(TileOffsets) + file.Number(TileByteCounts));
        }
    }
}
