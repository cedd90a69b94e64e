using System.Diagnostics;
using Xunit;

namespace RapidAI4EO.Tests.Support;

/// <summary>
/// GDAL, an independent reader of geographic files, by Debian's python3-gdal, which test.sh installs. Set RAPIDAI4EO_NO_GDAL to go without.
/// </summary>
internal static class Gdal
{
    private const string DescribeScript = """
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

    /// <summary>Runs a Python script; skips the running test where GDAL is not wanted.</summary>
    /// <returns>The lines that it printed.</returns>
    public static string[] Run(string script, params string[] arguments) => RunPython(["-c", script, .. arguments]);

    /// <summary>Runs a module that comes with GDAL.</summary>
    public static string[] RunModule(string module, params string[] arguments) => RunPython(["-m", module, .. arguments]);

    /// <summary>A line for each image: size, bands, type, EPSG code, transform, and the sum of each band.</summary>
    public static string[] Describe(params string[] paths) => Run(DescribeScript, paths);

    private static string[] RunPython(string[] arguments)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("RAPIDAI4EO_NO_GDAL") is not null, "RAPIDAI4EO_NO_GDAL is set.");
        var start = new ProcessStartInfo("/usr/bin/python3", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"GDAL cannot read this, or python3-gdal is missing (set RAPIDAI4EO_NO_GDAL to go without): {output}{errors.Result}");
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException("/usr/bin/python3 is missing; install python3-gdal, or set RAPIDAI4EO_NO_GDAL to go without.", e);
        }
    }
}
