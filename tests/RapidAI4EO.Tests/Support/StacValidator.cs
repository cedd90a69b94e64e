using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace RapidAI4EO.Tests.Support;

/// <summary>
/// An independent judge of STAC: stac-node-validator, which test.sh installs in <c>tests/stac-validator</c>, with the schemas that lie
/// beside the repository. It asks nobody on the network.
/// </summary>
internal static class StacValidator
{
    private static readonly string Home = Path.Combine(SharedData.Repository(), "tests", "stac-validator");

    /// <summary>Fails where a JSON file below a folder is not valid STAC, by the core's schema and those of its extensions.</summary>
    public static void Validate(string folder)
    {
        var schemas = SharedData.PathOf("schemas");
        var program = Path.Combine(Home, "node_modules", "stac-node-validator", "bin", "cli.js");
        if (!File.Exists(program))
        {
            const string Absent = "stac-node-validator is not here: it takes node, and 'npm ci' in tests/stac-validator, which test.sh does.";
            if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 }) Assert.Fail(Absent);
            Assert.Skip(Absent);
        }

        using var work = new TestFolder();
        var config = work.Write("config.json", JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["files"] = Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories),
            ["schemaMap"] = string.Join(';', MapOf(schemas, work)),
        }));
        using var process = Process.Start(new ProcessStartInfo("node", [program, "--config", config]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"Not valid STAC: {errors.Result[..Math.Min(4000, errors.Result.Length)]}{output[^Math.Min(4000, output.Length)..]}");
        Assert.Contains($"Valid: {Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories).Length}\n", output, StringComparison.Ordinal);
    }

    /// <summary>Where each schema lies: by its own id, and by its file name beside that, since the two differ for one of them.</summary>
    private static IEnumerable<string> MapOf(string schemas, TestFolder work)
    {
        foreach (var file in Directory.EnumerateFiles(schemas, "*.json", SearchOption.AllDirectories))
        {
            using var schema = JsonDocument.Parse(File.ReadAllBytes(file));
            var id = schema.RootElement.GetProperty("$id").GetString()!.TrimEnd('#');
            yield return $"{id}={file}";
            yield return $"{id[..(id.LastIndexOf('/') + 1)]}{Path.GetFileName(file)}={file}";
        }

        // The projection extension refers to it, and no document here has such a member.
        yield return $"https://proj.org/schemas/v0.7/projjson.schema.json={work.Write("projjson.json", "{}")}";
    }
}
