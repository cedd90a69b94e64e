using System.CommandLine;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Progress;
using RapidAI4EO.Cli.Shared.Reports;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;
using RapidAI4EO.Parts;
using RapidAI4EO.Storage;
using RapidAI4EO.Transfer.Download;
using RapidAI4EO.Transfer.Estimates;

namespace RapidAI4EO.Cli.Download;

/// <summary>Brings a subset's files, or those of a list, into a folder.</summary>
internal sealed class DownloadCommand : ProgramCommand
{
    private readonly SelectionOptions _selection = new();
    private readonly TransferOptions _transfer = new();
    private readonly PartOptions _part = new();

    private readonly Option<string> _to = new("--to") { Description = "The folder that gets the files, each at its key.", HelpName = "DIR", Required = true };

    private readonly Option<string> _keys = new("--keys")
    {
        Description = "The files of this list instead of a selection, a key or URL a line; needs no index.",
        HelpName = "FILE|-",
    };

    private readonly Option<bool> _all = new("--all") { Description = "The whole corpus, 17 TB; --products and --datetime may narrow it." };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Fetch nothing: count the files and those that are there, estimate bytes and time, look at the room." };

    private readonly Option<string> _probeCount = new("--probe-count")
    {
        Description = "With --dry-run: ask the roots about so many files drawn at random (--seed says which); 0 asks nobody. [default: 200]",
        HelpName = "N",
    };

    private readonly Option<bool> _force = new("--force") { Description = "Start even where the files seem to find no room." };

    private readonly Option<bool> _sync = new("--sync") { Description = "Afterwards, say which files the folder's manifest has that were not asked for." };

    private readonly Option<bool> _delete = new("--delete") { Description = "With --sync: delete those files, and nothing else." };

    public DownloadCommand()
        : base(
            "download",
            "Fetch the files of a subset, or of a list, into a folder. A second run fetches only what is missing.",
            "download --bbox 13.05,52.35,13.72,52.69 --datetime 2018-05 --products pfsr,s2 --to ./berlin",
            "download --country DE --filter \"clc_31 = 1\" --datetime 2018 --products s2 --to ./forest --dry-run",
            "download --all --products s2 --to ./s2 --dry-run",
            "download --country DE --products pfsr,labels --to ./germany --shards",
            "download --country DE --products s2 --to ./germany-s2 --part 3/40",
            "download --keys files.txt --root https://data.source.coop/planet/rapidai4eo/ --to ./chips",
            "search --sample 10 --datetime 2018-05 --output keys | rapidai4eo download --keys - --to ./chips")
    {
        foreach (var option in _selection.All)
        {
            Add(option);
        }

        Add(_to);
        Add(_keys);
        Add(_all);
        foreach (var option in _transfer.All)
        {
            Add(option);
        }

        foreach (var option in _part.All)
        {
            Add(option);
        }

        Add(_dryRun);
        Add(_probeCount);
        Add(_force);
        Add(_sync);
        Add(_delete);
        Add(CommonOptions.Root);
        Add(CommonOptions.Index);
        Add(CommonOptions.Resources);
    }

    public override bool EndsItself => true;

    public override async Task<int> RunAsync(Invocation call)
    {
        RefuseContradictions(call);
        var roots = CommonOptions.RootsOf(call);
        var how = HowToEstimate(call);
        var part = _part.Read(call);
        var options = _transfer.Read(call, [], call.Get(_to)!, part);
        using var list = call.Get(_keys) is { } keys
            ? await DownloadList.OfKeysAsync(keys, roots, part, call.Cancellation)
            : await DownloadList.OfSubsetAsync(_selection.Read(call), _selection.TextOf(call), part, call);
        if (call.Get(_delete) && list.Total is null)
        {
            throw new InvalidInputException("--delete needs a list in a file: one that broke off in a pipe looks like one that ended. Write it to a file first.");
        }

        var stores = roots.Select(root => ObjectStores.Open(root)).ToList();
        try
        {
            options = options with { Roots = stores, Total = list.Total, Request = list.Request };
            var sync = call.Get(_sync) ? new SyncStep(call, options.Destination, list.Request, call.Get(_delete)) : null;
            if (call.Get(_dryRun)) return await EstimateAsync(call, options, how, list, sync);
            if (!call.Get(_force)) await DiskSpaceCheck.RunAsync(call, options, list);
            return await PartRun.RunAsync(call, options.Destination, part, recorder => FetchAsync(call, options, list, sync, recorder));
        }
        finally
        {
            stores.ForEach(store => store.Dispose());
        }
    }

    private static async Task<int> EstimateAsync(Invocation call, DownloadOptions options, EstimateOptions how, DownloadList list, SyncStep? sync)
    {
        var estimate = await WaitNotice.WhileAsync(
            call.Messages, $"{Names.Of(CommonOptions.RootsOf(call))} to say how long files are", () => new DownloadEstimator(options).RunAsync(sync?.Watch(list.Keys) ?? list.Keys, how, call.Cancellation));
        var surplus = sync is null ? null : await sync.PreviewAsync();
        EstimateReport.Write(call, estimate, how.Seed, list.UnknownIds, surplus);
        if (surplus is not null && !call.Json)
        {
            sync!.TellPreview(surplus);
        }

        return list.UnknownIds > 0 || estimate.Refused > 0 ? ExitCode.DoneInPart : ExitCode.Done;
    }

    private async Task<int> FetchAsync(Invocation call, DownloadOptions options, DownloadList list, SyncStep? sync, PartRecorder? recorder)
    {
        foreach (var line in LicenceNotice.Lines(list.Products ?? []))
        {
            call.Messages.Note(line);
        }

        var summary = await RunAsync(call, options, sync?.Watch(list.Keys) ?? list.Keys, recorder);
        if (list.Products is null)
        {
            foreach (var line in LicenceNotice.Lines(summary.Products))
            {
                call.Messages.Note(line);
            }
        }

        var surplus = sync is null ? null : await sync.RunAsync(summary, list.UnknownIds);
        DownloadReport.Write(call, summary, list.UnknownIds, surplus);
        if (surplus is not null && !call.Json)
        {
            sync!.Tell(surplus);
        }

        if (call.Has(_keys) && summary is { Done: 0, AlreadyThere: 0, Missing: 0, Failed: 0 })
        {
            call.Messages.Note($"The list {call.Get(_keys)} names no file, so there was nothing to fetch.");
        }

        if (summary is { Done: 0, AlreadyThere: 0, Missing: 0, Failed: > 0 })
        {
            // Nothing is done, not even in part: no root that answers, or nothing but faults.
            return ExitCode.Failed;
        }

        return summary.IsComplete && list.UnknownIds == 0 ? ExitCode.Done : ExitCode.DoneInPart;
    }

    /// <summary>A run that does not come to its end still says what it did.</summary>
    private static async Task<DownloadSummary> RunAsync(Invocation call, DownloadOptions options, IAsyncEnumerable<string> keys, PartRecorder? recorder)
    {
        var last = default(DownloadProgress);
        try
        {
            return await ProgressDisplay.RunAsync(call.Messages, "Downloading", $"the first file of {Names.Of(CommonOptions.RootsOf(call))}", steps =>
                new Downloader(options).RunAsync(keys, new SynchronousProgress<DownloadProgress>(p =>
                {
                    recorder?.Progress(p.Done + p.AlreadyThere, p.Total, p.Bytes);
                    steps.Report(DownloadReport.StepOf(last = p));
                }), call.Cancellation));
        }
        catch
        {
            DownloadReport.WriteStopped(call, last);
            throw;
        }
    }

    private EstimateOptions HowToEstimate(Invocation call)
    {
        var how = new EstimateOptions();
        return how with
        {
            ProbeCount = CountText.Parse(_probeCount.Name, call.Get(_probeCount), 0, EstimateOptions.MaxProbeCount) ?? how.ProbeCount,
            Seed = _selection.Seed(call),
        };
    }

    private void RefuseContradictions(Invocation call)
    {
        if (call.Get(_delete) && !call.Get(_sync))
        {
            throw new InvalidInputException("--delete needs --sync, which says what would be deleted.");
        }

        if (call.Get(_sync) && _part.IsGiven(call))
        {
            throw new InvalidInputException("--sync compares the folder with the whole list, so it does not go with --part.");
        }

        if (!call.Get(_dryRun))
        {
            _selection.RefuseLoneSeed(call);
            if (call.Has(_probeCount)) throw new InvalidInputException("--probe-count says how an estimate is made, so it needs --dry-run.");
        }

        if (call.Get(_all))
        {
            RefuseLess(call);
            return;
        }

        if (call.Has(_keys) && _selection.ReadsStandardInput(call) && call.Get(_keys) == StandardInput.Name)
        {
            throw new InvalidInputException("--keys - and --ids - would both read standard input. Give one of them a file.");
        }

        if (call.Has(_keys) && (_selection.FirstGiven(call) ?? Array.Find((Option[])[CommonOptions.Index, CommonOptions.Resources], call.Has)) is { } option)
        {
            throw new InvalidInputException($"--keys already says which files are meant, so {option.Name} does not go with it.");
        }

        if (!call.Has(_keys) && _selection.FirstGiven(call) is null)
        {
            throw new InvalidInputException(
                "Nothing says which files are meant. Choose some, as with --bbox or --products, name a list with --keys, or take the whole corpus of 17 TB with --all.");
        }
    }

    private void RefuseLess(Invocation call)
    {
        if ((call.Has(_keys) ? _keys : _selection.FirstNarrowing(call)) is { } option)
        {
            throw new InvalidInputException($"--all takes the whole corpus, so {option.Name} does not go with it; --products and --datetime do.");
        }
    }
}
