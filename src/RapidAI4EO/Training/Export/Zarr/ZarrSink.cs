using System.Globalization;
using RapidAI4EO.Files;
using RapidAI4EO.Training.Export.Completion;
using RapidAI4EO.Training.Export.Journal;
using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Training.Export.Tables;
using RapidAI4EO.Training.Export.Units;

namespace RapidAI4EO.Training.Export.Zarr;

/// <summary>
/// A Zarr group: a part is a sample. Where samples may be left out, those that follow move up, so chunks wait under the row that they
/// have in the selection and get their names at the end.
/// </summary>
internal sealed class ZarrSink : IExportSink
{
    private const int TableSamples = 1 << 16;

    private readonly ExportPlan _plan;
    private readonly ExportDirectory _home;
    private readonly int[] _chunkSteps;

    public ZarrSink(ExportPlan plan, ExportDirectory home)
    {
        (_plan, _home) = (plan, home);
        _chunkSteps = [.. plan.Arrays.Select(array => ZarrChunks.StepsOf(array, plan.Options.ChunkSteps))];
        foreach (var array in plan.Arrays)
        {
            ExportDirectory.MakeFolderOf(home.PathOf($"{array.Name}/0"));
            if (Waits) ExportDirectory.MakeFolderOf(home.Waiting($"{array.Name}/0"));
        }
    }

    public int Units => _plan.Rows;

    public long Files => (long)_plan.Rows * _plan.Arrays.Zip(_chunkSteps, (array, steps) => (array.Steps.Count + steps - 1) / steps).Sum();

    private bool Waits => _plan.Options.Missing == MissingChips.Drop;

    public IReadOnlyList<int> RowsOf(int unit) => [unit];

    public IExportUnit Open(int unit) => new ZarrUnit(_plan, _home, name => PathOf(name, unit), _chunkSteps);

    public bool Holds(UnitLine line) => line.Files.All(file => ExportDirectory.IsThere(PathOf(file.Name, line.Unit), file));

    public void Finish(ExportFinalizer end)
    {
        if (Waits) Name(end);
        var chunk = Math.Min(TableSamples, end.Summary.Samples);
        var tables = SampleTables.Of(_plan);
        new TableWriter(end, chunk, (table, file) => _home.NewFile($"{table.Name}/{file}{string.Concat(Enumerable.Repeat(".0", table.Shape.Length))}"))
            .Write(tables, fillsUp: true);
        var metadata = new ZarrMetadata(end);
        metadata.AddGroup();
        for (var i = 0; i < _chunkSteps.Length; i++) metadata.Add(_plan.Arrays[i], _chunkSteps[i]);
        foreach (var table in tables) metadata.Add(table, chunk);
        foreach (var array in FixedArray.Of(_plan))
        {
            end.Write($"{array.Name}/0", array.Bytes);
            metadata.Add(array);
        }

        metadata.Write();
    }

    private static string Named(string name, int row) => name.Replace("#", row.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private string PathOf(string name, int row) => Waits ? _home.Waiting(Named(name, row)) : _home.PathOf(Named(name, row));

    /// <summary>Where an earlier run was killed at this, some have their names already.</summary>
    private void Name(ExportFinalizer end)
    {
        var kept = 0;
        foreach (var unit in end.Units())
        {
            if (unit.Rows[0].Valid is null) continue;
            foreach (var file in unit.Files) Move(PathOf(file.Name, unit.Unit), _home.PathOf(Named(file.Name, kept)));
            kept++;
        }
    }

    private static void Move(string path, string target)
    {
        try
        {
            if (!File.Exists(path)) return;
            File.Move(path, target, overwrite: true);
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            throw DestinationFaults.Translate(e, target);
        }
    }
}
