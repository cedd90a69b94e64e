using System.Collections.Concurrent;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Training.Export.Completion;
using RapidAI4EO.Training.Export.Journal;
using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Training.Export.Units;

namespace RapidAI4EO.Training.Export;

/// <summary>Writes the parts of an export that are not complete, several samples at once.</summary>
/// <param name="plan">What is written.</param>
/// <param name="sink">How.</param>
/// <param name="journal">What is complete.</param>
/// <param name="chips">Where it comes from.</param>
/// <param name="home">Where it goes.</param>
internal sealed class ExportRun(ExportPlan plan, IExportSink sink, ExportJournal journal, ChipReader chips, ExportDirectory home)
{
    private readonly ConcurrentDictionary<OpenUnit, bool> _open = [];
    private readonly RowCopier _copier = new(plan, chips);
    private int _done;

    /// <summary>Samples that earlier runs had written.</summary>
    public int Earlier { get; private set; }

    public async Task RunAsync(IProgress<ExportProgress>? progress, CancellationToken token)
    {
        // All parts are complete, and may have got their last names since.
        if (home.IsFinalizing)
        {
            Earlier = plan.Rows;
            return;
        }

        var units = FindOpen();
        Earlier = _done;
        if (!plan.Options.Force) ExportSpaceCheck.Require(plan, sink.Files, home.Folder, plan.Rows - Earlier);
        var how = new ParallelOptions { MaxDegreeOfParallelism = plan.Options.Parallel, CancellationToken = token };
        try
        {
            await Parallel.ForEachAsync(Rows(units), how, async (row, stop) =>
            {
                await CopyAsync(row.Unit, row.Slot, stop).ConfigureAwait(false);
                var done = Interlocked.Increment(ref _done);
                progress?.Report(new ExportProgress(done, plan.Rows, Earlier, (done - Earlier) * plan.SampleBytes));
            }).ConfigureAwait(false);
        }
        finally
        {
            foreach (var unit in _open.Keys) unit.Dispose();
        }
    }

    /// <summary>The parts that are still to be written; those whose files have gone are.</summary>
    private List<int> FindOpen()
    {
        var complete = new bool[sink.Units];
        foreach (var line in journal.Lines())
        {
            complete[line.Unit] = sink.Holds(line);
            if (complete[line.Unit]) _done += line.Rows.Count;
        }

        return [.. Enumerable.Range(0, complete.Length).Where(unit => !complete[unit])];
    }

    private IEnumerable<(OpenUnit Unit, int Slot)> Rows(List<int> units)
    {
        foreach (var number in units)
        {
            var rows = sink.RowsOf(number);
            var unit = new OpenUnit(number, rows, sink.Open(number));
            _open[unit] = true;
            for (var slot = 0; slot < rows.Count; slot++) yield return (unit, slot);
        }
    }

    private async Task CopyAsync(OpenUnit unit, int slot, CancellationToken token)
    {
        var result = await _copier.CopyAsync(unit.Rows[slot], unit.Files.OpenRow(slot), token).ConfigureAwait(false);
        if (!unit.Add(slot, result)) return;
        journal.Add(unit.Complete());
        _open.TryRemove(unit, out _);
        unit.Dispose();
    }
}
