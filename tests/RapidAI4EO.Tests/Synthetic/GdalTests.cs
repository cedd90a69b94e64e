using System.Diagnostics;
using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Synthetic;

/// <summary>
/// Others can read what is written: GDAL, by Debian's python3-gdal, which test.sh installs. Set RAPIDAI4EO_NO_GDAL to go without.
/// </summary>
public sealed class GdalTests : IDisposable
{
    // What GDAL says of each file: size, bands, type, EPSG code, transform, and the sum of each band.
    private const string Script = """
        import sys
        from osgeo import gdal, osr
        gdal.UseExceptions()
        for path in sys.argv[1:]:
            data = gdal.Open(path)
            epsg = osr.SpatialReference(wkt=data.GetProjection()).GetAuthorityCode(None)
            bands = [data.GetRasterBand(i + 1) for i in range(data.RasterCount)]
            kind = gdal.GetDataTypeName(bands[0].DataType)
            code = {"Byte": "B", "UInt16": "H", "Int16": "h"}[kind]
            sums = [sum(v * (i + 1) for i, v in enumerate(memoryview(b.ReadRaster()).cast(code))) for b in bands]
            print(data.RasterXSize, data.RasterYSize, len(bands), kind, epsg, *map(int, data.GetGeoTransform()), *sums)
        """;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Create_EachImageProduct_ReadsBackInGdal()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("RAPIDAI4EO_NO_GDAL") is not null, "RAPIDAI4EO_NO_GDAL is set.");
        var sample = TestCorpora.Berlin.Samples[1];
        var square = sample.Footprint.Bounds;
        var chips = new SyntheticChips(TestCorpora.Berlin);
        var files = Product.Images.Select(p => chips.Create(new AssetKey(sample, p, p.Steps[^1]))).ToArray();
        var lines = RunPython([.. files.Select((bytes, i) => _folder.Write($"{i}.tif", bytes))]);

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

    private static string[] RunPython(string[] paths)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", ["-c", Script, .. paths]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"GDAL cannot read the chips, or python3-gdal is missing (set RAPIDAI4EO_NO_GDAL to go without): {errors.Result}");
            return output.Split('\n');
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException("/usr/bin/python3 is missing; install python3-gdal, or set RAPIDAI4EO_NO_GDAL to go without.", e);
        }
    }
}
