using RapidAI4EO.Cli.Options;
using RapidAI4EO.Cli.Output;
using RapidAI4EO.Index;
using RapidAI4EO.Index.Build;
using RapidAI4EO.Storage;
using RapidAI4EO.Transfer;

namespace RapidAI4EO.Cli;

/// <summary>Opens the index that a call means, and has it built where the cache has none yet.</summary>
internal static class IndexAccess
{
    public static async ValueTask<SampleIndex> OpenAsync(Invocation call)
    {
        var path = CommonOptions.IndexPathOf(call);
        if (!call.Has(CommonOptions.Index) && !File.Exists(path))
        {
            await BuildFirstAsync(call, path);
        }

        var index = SampleIndex.Open(path);
        foreach (var changed in IndexFreshness.ChangedSources(index.Info).Take(1))
        {
            call.Messages.Warn($"The index {path} is older than {changed}. Build it again with 'rapidai4eo index build'.");
        }

        return index;
    }

    /// <summary>Fetches what is not on this machine, and builds, showing both.</summary>
    public static async Task<IndexBuildReport> BuildAsync(
        Invocation call, string? resources, IReadOnlyList<RootAddress> roots, string indexPath, bool lenient)
    {
        var files = resources is not null
            ? ResourceFiles.In(resources)
            : await ProgressDisplay.RunAsync(call.Messages, "Fetching the resource files", steps =>
                new ResourceFetcher(roots, CacheFolder.Default).FetchAsync(
                    new Relay<ResourceFetchProgress>(p => steps.Report(new ProgressStep(p.BytesFetched, p.BytesTotal))), call.Cancellation));
        var options = new IndexBuildOptions { Lenient = lenient, BuiltBy = $"rapidai4eo {VersionText.Short}" };
        return await ProgressDisplay.RunAsync(call.Messages, "Building the index", steps =>
            new IndexBuilder(files, options).BuildAsync(
                indexPath, new Relay<IndexBuildProgress>(p => steps.Report(new ProgressStep(p.BytesRead, p.BytesTotal))), call.Cancellation));
    }

    private static async Task BuildFirstAsync(Invocation call, string path)
    {
        call.Messages.Note($"There is no index yet: building {path} from the corpus's resource files, once.");
        var report = await BuildAsync(call, null, CommonOptions.RootsOf(call), path, lenient: false);
        if (report.IndexPath is null)
        {
            throw new CorpusException(
                $"The resource files have {report.FindingCount:N0} faults, so no index was built; the first: {report.Findings[0]}. "
                + "'rapidai4eo index build' lists them, and --lenient leaves those samples out.");
        }
    }
}
