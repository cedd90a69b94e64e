using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace RapidAI4EO.Tests.Support;

/// <summary>DuckDB, an independent reader of Parquet. Its files are those of <c>tests/duckdb</c>, which test.sh installs.</summary>
internal static class DuckDb
{
    /// <summary>Runs statements one after the other. Skips the running test where DuckDB is not here, and fails it where it must be.</summary>
    /// <returns>The rows of each.</returns>
    public static IReadOnlyList<IReadOnlyList<JsonElement>> Query(params string[] statements)
    {
        var home = Path.Combine(SharedData.Repository(), "tests", "duckdb");
        if (!Directory.Exists(Path.Combine(home, "node_modules", "@duckdb")))
        {
            const string Absent = "DuckDB is not here: it takes node, and 'npm ci' in tests/duckdb, which test.sh does.";
            if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 }) Assert.Fail(Absent);
            Assert.Skip(Absent);
        }

        var start = new ProcessStartInfo("node", ["query.js"])
        {
            WorkingDirectory = home,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(JsonSerializer.Serialize(statements));
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"DuckDB cannot answer: {errors.Result}");
        return [.. JsonDocument.Parse(output).RootElement.EnumerateArray().Select(rows => rows.EnumerateArray().ToList())];
    }
}
