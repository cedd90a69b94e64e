using System.CommandLine;
using System.Runtime.InteropServices;
using RapidAI4EO.Cli.Shared.Access;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Progress;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Cache;
using RapidAI4EO.Storage;

namespace RapidAI4EO.Cli.Doctor;

/// <summary>Looks at what the program depends on.</summary>
internal sealed class DoctorCommand : ProgramCommand
{
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(5);

    private readonly Option<bool> _clearCache = new("--clear-cache") { Description = "Delete the cached index and resource files, and nothing else." };

    public DoctorCommand()
        : base(
            "doctor",
            "Show which roots answer, where configuration, cache and index are, versions and free disk.",
            "doctor",
            "doctor --root https://data.source.coop/planet/rapidai4eo/",
            "doctor --clear-cache")
    {
        Add(CommonOptions.Root);
        Add(CommonOptions.Index);
        Add(CommonOptions.Resources);
        Add(_clearCache);
    }

    public override async Task<int> RunAsync(Invocation call)
    {
        var cache = CacheFolder.Default;
        if (call.Get(_clearCache))
        {
            ClearCache(call, cache);
            return ExitCode.Done;
        }

        var roots = await WaitNotice.WhileAsync(
            call.Messages, Names.Of(CommonOptions.RootsOf(call)), () => RootProbe.AskAsync(CommonOptions.RootsOf(call), ProbeTimeout, call.Cancellation));
        var result = new DoctorResult(
            VersionText.Full,
            RuntimeInformation.FrameworkDescription,
            $"{RuntimeInformation.OSDescription}, {RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} processors",
            [.. roots.Select(RootResult.Of)],
            ConfigurationOf(call),
            [.. CommonOptions.VariablesSet()],
            CacheResult.Of(cache),
            await IndexStateOfAsync(call));
        if (call.Json)
        {
            JsonOutput.Write(call.Results, result, DoctorResultJson.Readable.DoctorResult);
        }
        else
        {
            TableOf(result).Write(call.Results);
        }

        // One root is enough to work with, and an index that is not there is built when it is needed.
        return roots.Any(root => root.Answers) && result is { Configuration.Problem: null, Index.State: not IndexState.Unusable }
            ? ExitCode.Done
            : ExitCode.DoneInPart;
    }

    private static async Task<IndexState> IndexStateOfAsync(Invocation call)
    {
        if (CommonOptions.IndexOf(call) is { } path) return IndexState.Of(path, null);
        try
        {
            var location = await IndexAccess.LocateAsync(call);
            return IndexState.Of(location.Path, location.Origin?.Address);
        }
        catch (CorpusException)
        {
            // The roots of the call are shown with what is wrong with them.
            return IndexState.Of(CacheFolder.Default.IndexPath, null);
        }
    }

    private static ConfigurationResult ConfigurationOf(Invocation call)
    {
        var result = ConfigurationResult.Of(call.RootNames);
        foreach (var warning in result.Exists && result.Problem is null ? call.RootNames.Configuration.Warnings : [])
        {
            call.Messages.Warn(warning);
        }

        return result;
    }

    private static void ClearCache(Invocation call, CacheFolder cache)
    {
        var files = cache.Files.Count;
        var freed = cache.Clear();
        if (call.Json)
        {
            JsonOutput.Write(call.Results, new ClearCacheResult(cache.Path, files, freed), DoctorResultJson.Readable.ClearCacheResult);
        }
        else
        {
            call.Messages.Note($"{Counted.Files(files)} deleted from {cache.Path}, {Units.Bytes(freed)} freed.");
        }
    }

    private static TextTable TableOf(DoctorResult result)
    {
        var table = new TextTable("", "");
        table.Add("program", $"rapidai4eo {result.Program}");
        table.Add("runtime", result.Runtime);
        table.Add("system", result.System);
        foreach (var root in result.Roots)
        {
            table.Add("root", $"{root.Root} {(root.Problem is null ? $"answers in {root.Seconds:0.00} s" : $"does not answer: {root.Problem}")}");
        }

        table.Add("configuration", result.Configuration.Describe());
        if (result.Environment.Count > 0) table.Add("environment", $"sets {string.Join(", ", result.Environment)}");
        table.Add("cache", $"{result.Cache.Path}, {Counted.Files(result.Cache.Files)}, {Units.Bytes(result.Cache.Bytes)}");
        table.Add("free disk", result.Cache.FreeBytes is { } free ? Units.Bytes(free) : "unknown");
        table.Add("index", $"{result.Index.Path}: {result.Index.Description}");
        table.Add("index of", result.Index.Resources);
        return table;
    }
}
