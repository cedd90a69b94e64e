using System.Diagnostics;
using Xunit;

namespace RapidAI4EO.Tests.Support;

/// <summary>
/// Debian's Python with its GDAL and numpy, which test.sh installs: the independent reader of what is read and written here. Set
/// RAPIDAI4EO_NO_GDAL to go without.
/// </summary>
internal static class Python
{
    /// <summary>Runs a script and gives back the lines that it printed.</summary>
    public static string[] Run(string script, params string[] arguments)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("RAPIDAI4EO_NO_GDAL") is not null, "RAPIDAI4EO_NO_GDAL is set.");
        var start = new ProcessStartInfo("/usr/bin/python3", ["-c", script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"The script failed, or python3-gdal is missing (set RAPIDAI4EO_NO_GDAL to go without): {errors.Result}");
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException("/usr/bin/python3 is missing; install python3-gdal, or set RAPIDAI4EO_NO_GDAL to go without.", e);
        }
    }
}
