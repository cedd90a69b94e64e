using System.Diagnostics;
using System.Text.RegularExpressions;

namespace RapidAI4EO.EndToEnd.Tests.Support;

/// <summary>Runs the built program, as its own process, with a cache of its own.</summary>
public sealed partial class Cli(string cache)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>The program lies beside the tests, since they refer to its project.</summary>
    private static readonly string Program =
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "RapidAI4EO.Cli.exe" : "RapidAI4EO.Cli");

    public string Cache { get; } = cache;

    /// <summary>Set for the program; null unsets.</summary>
    public Dictionary<string, string?> Environment { get; } = [];

    public Task<Outcome> RunAsync(params string[] arguments) => RunWithInputAsync("", arguments);

    public async Task<Outcome> RunWithInputAsync(string input, params string[] arguments)
    {
        using var process = Start(arguments);
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended without reading, as it may.
        }

        return await FinishAsync(process);
    }

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in (string[])["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "RAPIDAI4EO_CONFIG", "RAPIDAI4EO_SAS"])
        {
            start.Environment.Remove(name);
        }

        start.Environment["RAPIDAI4EO_CACHE"] = Cache;
        foreach (var (variable, value) in Environment)
        {
            start.Environment[variable] = value;
        }

        return Process.Start(start)!;
    }

    public static async Task<Outcome> FinishAsync(Process process)
    {
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return new Outcome(process.ExitCode, await output, WaitLine().Replace(ProgressLine().Replace(await error, ""), ""));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The program did not end within {Patience}.");
        }
    }

    /// <summary>What is waited for is said after two seconds, which a busy machine may take for anything.</summary>
    [GeneratedRegex(@"^(\{""note"":"")?Waiting for .*\n", RegexOptions.Multiline)]
    private static partial Regex WaitLine();

    /// <summary>What takes ten seconds says how far it is, and on a busy machine anything may: <c>Reading the catalog: 120 files, 1.2 MB</c>.</summary>
    [GeneratedRegex(@"^[A-Z][a-z ]+: [0-9][0-9.,]*( of [0-9.,]+| (files?|samples?|[kMGT]?B))+(, .*)?\n", RegexOptions.Multiline)]
    private static partial Regex ProgressLine();
}
