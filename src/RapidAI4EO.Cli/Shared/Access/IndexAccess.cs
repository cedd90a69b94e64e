using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Progress;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Build;
using RapidAI4EO.Index.Cache;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Transfer.Resources;

namespace RapidAI4EO.Cli.Shared.Access;

/// <summary>Opens the index that a call means, and has it built where the cache has none yet.</summary>
internal static class IndexAccess
{
    public static async ValueTask<SampleIndex> OpenAsync(Invocation call)
    {
        if (CommonOptions.IndexOf(call) is { } path) return OpenNamed(call, path);
        var location = await LocateAsync(call);
        if (location.Doubt is { } doubt) call.Messages.Note(doubt);
        if (!File.Exists(location.Path)) await BuildFirstAsync(call, location);
        var index = SampleIndex.Open(location.Path);
        if (IndexFreshness.ChangedSources(index.Info).FirstOrDefault() is { } changed)
        {
            index.Dispose();
            call.Messages.Note($"{changed} has changed since its index was built, so it is built again.");
            await BuildAsync(call, location);
            index = SampleIndex.Open(location.Path);
        }

        if (OriginOf(location, index) is { } origin) call.Messages.Note($"The index of {origin} answers: {index.Count:N0} samples.");
        return index;
    }

    /// <summary>The index in the cache that belongs to the call's resources, or to its roots.</summary>
    public static async ValueTask<IndexLocation> LocateAsync(Invocation call)
    {
        var locator = new IndexLocator(CacheFolder.Default);
        return CommonOptions.ResourcesOf(call) is { } resources
            ? locator.Of(resources)
            : await locator.FindAsync(CommonOptions.RootsOf(call), call.Cancellation);
    }

    /// <summary>The file of the index that a call means, whether it is there or not.</summary>
    public static async ValueTask<string> PathOfAsync(Invocation call) => CommonOptions.IndexOf(call) ?? (await LocateAsync(call)).Path;

    /// <summary>Where an index comes from that is not the published corpus's; null for that.</summary>
    public static string? OriginOf(IndexLocation location, SampleIndex index)
    {
        if (location.Origin is { } origin) return origin.Address;
        // Built by hand into the published corpus's place.
        var folder = Path.GetDirectoryName(index.Info.Sources.Select(source => source.Path).FirstOrDefault());
        return folder is null || folder == Path.GetFullPath(CacheFolder.Default.Resources) ? null : folder;
    }

    /// <summary>Fetches what is not on this machine, and builds, showing both.</summary>
    public static async Task<IndexBuildReport> BuildAsync(Invocation call, IReadOnlyList<RootAddress> sources, string indexPath, bool lenient)
    {
        var files = await ProgressDisplay.RunAsync(call.Messages, "Fetching the resource files", $"{Names.Of(sources)} to give the resource files", steps =>
            new ResourceFetcher(sources, CacheFolder.Default).FetchAsync(
                new SynchronousProgress<ResourceFetchProgress>(p => steps.Report(new ProgressStep(p.BytesFetched, p.BytesTotal))), call.Cancellation));
        var options = new IndexBuildOptions { Lenient = lenient, BuiltBy = $"rapidai4eo {VersionText.Short}" };
        return await ProgressDisplay.RunAsync(call.Messages, "Building the index", steps =>
            new IndexBuilder(files, options).BuildAsync(
                indexPath, new SynchronousProgress<IndexBuildProgress>(p => steps.Report(new ProgressStep(p.BytesRead, p.BytesTotal))), call.Cancellation));
    }

    private static SampleIndex OpenNamed(Invocation call, string path)
    {
        var index = SampleIndex.Open(path);
        if (IndexFreshness.ChangedSources(index.Info).FirstOrDefault() is { } changed)
        {
            call.Messages.Warn($"The index {path} is older than {changed}. Build it again with 'rapidai4eo index build'.");
        }

        return index;
    }

    private static async Task BuildFirstAsync(Invocation call, IndexLocation location)
    {
        var origin = location.Origin is { } own ? own.Address : "the published corpus";
        call.Messages.Note($"There is no index of {origin} yet: building it from its resource files, once.");
        await BuildAsync(call, location);
    }

    private static async Task BuildAsync(Invocation call, IndexLocation location)
    {
        var report = await BuildAsync(call, location.Sources, location.Path, lenient: false);
        if (report.IndexPath is null)
        {
            throw new CorpusException(
                $"The resource files have {report.FindingCount:N0} faults, so no index was built; the first: {report.Findings[0]}. "
                + "'rapidai4eo index build' lists them, and --lenient leaves those samples out.");
        }
    }
}
