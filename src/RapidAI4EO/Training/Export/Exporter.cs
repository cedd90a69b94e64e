using System.Globalization;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Training.Export.Completion;
using RapidAI4EO.Training.Export.Journal;
using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Training.Export.Shards;
using RapidAI4EO.Training.Export.Units;
using RapidAI4EO.Training.Export.Zarr;

namespace RapidAI4EO.Training.Export;

/// <summary>
/// Writes samples as a training set, sample by sample on several workers. Killed at any moment and called again in the same way it goes on,
/// and ends with the same bytes; docs/training.md describes them.
/// </summary>
public sealed class Exporter(SampleIndex index, IReadOnlyList<IObjectStore> roots, ExportOptions options)
{
    /// <exception cref="InvalidInputException">The options contradict each other, or the folder has something else in it.</exception>
    /// <exception cref="ChipFaultException">A chip ended the run; what is complete is kept.</exception>
    /// <exception cref="DestinationException">The folder cannot be written, or has too little room.</exception>
    /// <exception cref="CorpusException">Another run is at the folder, or no image can be read.</exception>
    public async Task<ExportSummary> RunAsync(SampleSet samples, IProgress<ExportProgress>? progress = null, CancellationToken token = default)
    {
        var plan = new ExportPlan(index, samples, options);
        var request = ExportRequest.Of(plan);
        // One that is complete is told of also where it may no longer be written.
        if (!ExportDirectory.HasWork(options.Destination) && FinishedBefore(request) is { } finished) return finished;
        using var home = ExportDirectory.Open(options.Destination, options.Disk);
        if (home.IsComplete)
        {
            home.Clear();
            return FinishedBefore(request)!;
        }

        var summary = await WriteAsync(plan, request, home, progress, token).ConfigureAwait(false);
        home.Clear();
        return summary;
    }

    private async Task<ExportSummary> WriteAsync(
        ExportPlan plan, Dictionary<string, string> request, ExportDirectory home, IProgress<ExportProgress>? progress, CancellationToken token)
    {
        var chips = new ChipReader(roots, options.Retry, options.IgnoresUnclearTags);
        await SettleAsync(plan, request, home, chips, token).ConfigureAwait(false);
        home.Tidy();
        var sink = SinkOf(plan, home);
        using var faults = new FirstException(token);
        var journal = new ExportJournal(home.JournalPath, sink.Units, home.Disk, options.Time, faults.Stop);
        await using var closing = journal.ConfigureAwait(false);
        var run = new ExportRun(plan, sink, journal, chips, home);
        await faults.NoteAsync(run.RunAsync(progress, faults.Token)).ConfigureAwait(false);
        await journal.CompleteAsync().ConfigureAwait(false);
        faults.Throw();
        return End(plan, sink, home, journal, request) with { Earlier = run.Earlier };
    }

    private static ExportSummary End(ExportPlan plan, IExportSink sink, ExportDirectory home, ExportJournal journal, Dictionary<string, string> request)
    {
        home.BeginFinalizing();
        var end = new ExportFinalizer(plan, home, journal, request);
        if (end.Summary.Samples == 0) throw new CorpusException(string.Create(CultureInfo.InvariantCulture, $"Each of the {plan.Rows:N0} samples lacks a chip, so none is left. Delete {home.Folder}, and fill what is missing instead of dropping it, or get the chips first."));
        sink.Finish(end);
        return end.Close();
    }

    private static IExportSink SinkOf(ExportPlan plan, ExportDirectory home) => plan.Options.Format switch
    {
        ExportFormat.Zarr => new ZarrSink(plan, home),
        ExportFormat.Npy => new NpySink(plan, home),
        ExportFormat.WebDataset => new TarSink(plan, home),
        _ => new TensorSink(plan, home),
    };

    /// <summary>What the same call made here before; null where nothing is complete yet.</summary>
    private ExportSummary? FinishedBefore(Dictionary<string, string> request)
    {
        var folder = Path.GetFullPath(options.Destination);
        using var mark = DescriptorFile.Read(folder);
        if (mark is null) return null;
        var here = DescriptorFile.Take(folder, mark, OptionsOf);
        var summary = DescriptorFile.Take(folder, mark, SummaryOf);
        RequireSame(folder, here, request);
        return summary;
    }

    private static Dictionary<string, string> OptionsOf(JsonElement mark) =>
        mark.GetProperty("options").EnumerateObject().ToDictionary(option => option.Name, option => option.Value.GetString() ?? "");

    private static ExportSummary SummaryOf(JsonElement mark)
    {
        int Number(string name) => mark.GetProperty(name).GetInt32();
        long Large(string name) => mark.GetProperty(name).GetInt64();
        return new ExportSummary(Number("samples"), Number("dropped"), Large("chips"), Large("missing"), Large("damaged"), Number("samples") + Number("dropped"), 0, 0);
    }

    private static void RequireSame(string folder, Dictionary<string, string> here, Dictionary<string, string> asked)
    {
        if (ExportRequest.FindDifference(here, asked) is not { } name) return;
        throw new InvalidInputException(ExportRequest.DescribeDifference(folder, name, here.GetValueOrDefault(name, ""), asked[name]));
    }

    private static async Task SettleAsync(ExportPlan plan, Dictionary<string, string> request, ExportDirectory home, ChipReader chips, CancellationToken token)
    {
        if (home.ReadPlan() is { } before)
        {
            RequireSame(home.Folder, before.Request, request);
            plan.Process(before.Layouts);
            return;
        }

        var layouts = await FindLayoutsAsync(plan, chips, token).ConfigureAwait(false);
        home.WritePlan(new PlanFile(request, [.. layouts]));
        plan.Process(layouts);
    }

    private static async Task<List<ArrayLayout>> FindLayoutsAsync(ExportPlan plan, ChipReader chips, CancellationToken token)
    {
        var survey = new ChipSurvey(chips, plan.Options.Parallel);
        var layouts = new List<ArrayLayout>();
        foreach (var (product, steps) in plan.Axes)
        {
            var info = await survey.FindAsync(product, (long)plan.Rows * steps.Count, place => KeyAt(plan, product, steps, place), token).ConfigureAwait(false);
            layouts.Add(ArrayLayout.Of(product, info, BandNames.Of(info, product)));
        }

        return layouts;
    }

    private static AssetKey KeyAt(ExportPlan plan, Product product, IReadOnlyList<TimeStep> steps, long place)
    {
        var (row, step) = Math.DivRem(place, steps.Count);
        return new AssetKey(plan.IdOf((int)row), product, steps[(int)step]);
    }
}
