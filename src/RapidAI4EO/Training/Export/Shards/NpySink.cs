using RapidAI4EO.Imagery.Npy;
using RapidAI4EO.Training.Export.Completion;
using RapidAI4EO.Training.Export.Journal;
using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Training.Export.Tables;
using RapidAI4EO.Training.Export.Units;

namespace RapidAI4EO.Training.Export.Shards;

/// <summary>NumPy files: of each array of images a file a shard, of each small array one for all samples.</summary>
internal sealed class NpySink(ExportPlan plan, ExportDirectory home) : IExportSink
{
    private readonly int _samples = ShardSizes.SamplesOf(plan);

    public int Units => (plan.Rows + _samples - 1) / _samples;

    public long Files => (long)Units * plan.Arrays.Count;

    public IReadOnlyList<int> RowsOf(int unit) => ShardSizes.RowsOf(unit, _samples, plan.Rows);

    public IExportUnit Open(int unit) => new NpyUnit(plan, home, unit, RowsOf(unit).Count);

    public bool Holds(UnitLine line) => home.Holds(line.Files);

    public void Finish(ExportFinalizer end)
    {
        var samples = end.Summary.Samples;
        new TableWriter(end, samples, (table, _) => Begin(table.Name, NpyHead.Make(table.Type, [samples, .. table.Shape.Select(size => (long)size)])))
            .Write(SampleTables.Of(plan), fillsUp: false);
        foreach (var array in FixedArray.Of(plan)) end.Write($"{array.Name}.npy", [.. NpyHead.Make(array.Type, [array.Length]), .. array.Bytes]);
    }

    private HashedFile Begin(string name, ReadOnlySpan<byte> head)
    {
        var file = home.NewFile($"{name}.npy");
        file.Append(head);
        return file;
    }
}
