using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.Chips;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Synthetic;

/// <summary>Others can read what is written: GDAL.</summary>
public sealed class GdalTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Create_EachImageProduct_ReadsBackInGdal()
    {
        var sample = TestCorpora.Berlin.Samples[1];
        var square = sample.Footprint.Bounds;
        var chips = new SyntheticChips(TestCorpora.Berlin);
        var files = Product.Images.Select(p => chips.Create(new AssetKey(sample, p, p.Steps[^1]))).ToArray();
        var lines = Gdal.Describe([.. files.Select((bytes, i) => _folder.Write($"{i}.tif", bytes))]);

        Assert.Equal($"200 200 4 Int16 32633 {square.XMin} 3 0 {square.YMax} 0 -3 {Sums(files[0], 200, 4)}", lines[0]);
        Assert.StartsWith($"200 200 2 Byte 32633 {square.XMin} 3 0 {square.YMax} 0 -3 ", lines[1]);
        Assert.Equal($"60 60 12 UInt16 32633 {square.XMin} 10 0 {square.YMax} 0 -10 {Sums(files[2], 60, 12)}", lines[2]);
    }

    /// <summary>For each band the sum of each pixel times its number, so that no two pixels can change places unseen.</summary>
    private static string Sums(byte[] file, int size, int bands)
    {
        var tiff = new TiffFile(file);
        var samples = tiff.Samples();
        var stride = tiff.Number(322) * bands;
        var sums = new long[bands];
        for (var i = 0; i < size * size * bands; i++)
        {
            var (pixel, band) = (i / bands, i % bands);
            sums[band] += samples[(pixel / size * stride) + (pixel % size * bands) + band] * (pixel + 1L);
        }

        return string.Join(' ', sums);
    }
}
