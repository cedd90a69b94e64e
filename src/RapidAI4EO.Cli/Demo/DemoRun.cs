using System.Diagnostics;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Progress;
using RapidAI4EO.Cli.Shared.Reports;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Build;
using RapidAI4EO.Index.Cache;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Output.Lists;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Server.CorpusFiles;
using RapidAI4EO.Storage;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Synthetic;
using RapidAI4EO.Synthetic.Places;
using RapidAI4EO.Synthetic.Samples;
using RapidAI4EO.Transfer.Download;
using RapidAI4EO.Transfer.Resources;

namespace RapidAI4EO.Cli.Demo;

/// <summary>The demo, step by step; every step does what a user's command would do.</summary>
internal sealed class DemoRun(Messages messages, DemoFolder folder)
{
    private readonly List<DemoStep> _steps = [];
    private readonly CacheFolder _cache = new(folder.Cache);

    public async Task<DemoResult> RunAsync(CancellationToken token)
    {
        var clock = Stopwatch.StartNew();
        var writer = await StepAsync("Make a corpus", () => MakeCorpusAsync(token));
        await using var host = await StepAsync("Serve it", () => ServeAsync(token));
        var root = RootAddress.Parse(host.Address);
        var resources = await StepAsync("Fetch the resource files", () => FetchResourcesAsync(root, token));
        await StepAsync("Build the index", () => BuildIndexAsync(resources, token));
        using var index = SampleIndex.Open(_cache.IndexPath);
        var answers = await StepAsync("Ask the tutorial's questions", () => AskAsync(index, token));
        var assets = AssetsOf(DemoQuestion.Download.Subset, index, token);
        await StepAsync("Make the chips of May 2018", () => MakeChipsAsync(writer, assets, token));
        await StepAsync("Download them", () => DownloadAsync(root, assets, token));
        var isVerified = await StepAsync("Compare with the source", () => VerifyAsync(assets, token));
        if (folder.IsKept)
        {
            var years = DemoYears.Of(index, token);
            await StepAsync($"Make two years of {years.SampleCount} samples", () => MakeChipsAsync(writer, years, token));
        }

        return new DemoResult(
            _steps, answers, folder.IsKept ? folder.Path : null, isVerified && answers.All(answer => answer.IsRight), Seconds(clock));
    }

    private static double Seconds(Stopwatch clock) => Math.Round(clock.Elapsed.TotalSeconds, 3);

    private static AssetList AssetsOf(Subset subset, SampleIndex index, CancellationToken token) =>
        new(index, new SampleSearch(index).Find(subset, token), subset.AssetsPerSample);

    private async Task<T> StepAsync<T>(string title, Func<Task<(T Value, string Outcome)>> step)
    {
        var clock = Stopwatch.StartNew();
        var (value, outcome) = await step();
        _steps.Add(new DemoStep(title, outcome, Seconds(clock)));
        messages.Note($"{title}: {outcome}");
        return value;
    }

    private Task<(CorpusTreeWriter, string)> MakeCorpusAsync(CancellationToken token) => Task.Run(
        () =>
        {
            var corpus = new SyntheticCorpus(SyntheticCorpusOptions.Berlin);
            var writer = new CorpusTreeWriter(corpus, folder.Corpus);
            writer.WriteResources();
            return (writer, $"{corpus.Samples.Count:N0} samples round Berlin");
        },
        token);

    private async Task<(CorpusHost, string)> ServeAsync(CancellationToken token)
    {
        var host = await CorpusHost.StartAsync(folder.Corpus, token: token);
        return (host, host.Address);
    }

    private async Task<(ResourceFiles, string)> FetchResourcesAsync(RootAddress root, CancellationToken token)
    {
        var files = await new ResourceFetcher([root], _cache).FetchAsync(token: token);
        return (files, $"{Units.Bytes(ResourceFiles.Names.Sum(name => new FileInfo(Path.Combine(files.Folder, name)).Length))} over HTTP");
    }

    private async Task<(IndexBuildReport, string)> BuildIndexAsync(ResourceFiles resources, CancellationToken token)
    {
        var report = await new IndexBuilder(resources).BuildAsync(_cache.IndexPath, cancellationToken: token);
        return report.Info is { } info
            ? (report, $"{info.Samples:N0} samples on {info.Tiles:N0} tiles, {Units.Bytes(report.IndexLength)}")
            : throw new CorpusException($"The demo's own corpus has faults; please report it. The first: {report.Findings[0]}");
    }

    private static Task<(IReadOnlyList<DemoAnswer>, string)> AskAsync(SampleIndex index, CancellationToken token)
    {
        IReadOnlyList<DemoAnswer> answers = [.. DemoQuestion.All.Select(question => Ask(question, index, token))];
        return Task.FromResult((answers, $"{answers.Count(answer => answer.IsExact && answer.IsRight)} of {answers.Count(answer => answer.IsExact)} as published"));
    }

    private static DemoAnswer Ask(DemoQuestion question, SampleIndex index, CancellationToken token)
    {
        var clock = Stopwatch.StartNew();
        var assets = AssetsOf(question.Subset, index, token);
        return new DemoAnswer(
            question.Title, question.Arguments, question.CountsSamples ? assets.SampleCount : assets.Count,
            question.Published, question.IsExact, Math.Round(clock.Elapsed.TotalMilliseconds, 2));
    }

    private Task<(long, string)> MakeChipsAsync(CorpusTreeWriter writer, AssetList assets, CancellationToken token) =>
        ProgressDisplay.RunAsync(messages, "Making chips", steps => Task.Run(
            () =>
            {
                var made = 0L;
                var bytes = writer.WriteAssets(
                    assets.Keys().Select(key =>
                    {
                        steps.Report(new ProgressStep(made++, assets.Count) { IsFiles = true });
                        return key;
                    }),
                    token);
                return (bytes, $"{assets.Count:N0} files, {Units.Bytes(bytes)}");
            },
            token));

    private async Task<(DownloadSummary, string)> DownloadAsync(RootAddress root, AssetList assets, CancellationToken token)
    {
        using var store = ObjectStores.Open(root);
        var options = new DownloadOptions { Roots = [store], Destination = folder.Download, Total = assets.Count };
        var summary = await ProgressDisplay.RunAsync(messages, "Downloading", steps => new Downloader(options).RunAsync(
            assets.Keys().Select(key => key.ToString()).ToAsyncEnumerable(),
            new SynchronousProgress<DownloadProgress>(p => steps.Report(DownloadReport.StepOf(p))),
            token));
        return (summary, $"{summary.Done:N0} files, {Units.Bytes(summary.Bytes)}, {Units.Bytes(summary.Bytes / summary.Elapsed.TotalSeconds)}/s");
    }

    private Task<(bool, string)> VerifyAsync(AssetList assets, CancellationToken token) => Task.Run(
        () =>
        {
            var wrong = assets.Keys().AsParallel().WithCancellation(token).Count(key => !IsSame(key.ToString()));
            return (wrong == 0, wrong == 0 ? $"{assets.Count:N0} files are equal byte for byte" : $"{wrong:N0} of {assets.Count:N0} files differ");
        },
        token);

    private bool IsSame(string key)
    {
        var path = Path.Combine(folder.Download, key);
        return File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder.Corpus, key)));
    }
}
