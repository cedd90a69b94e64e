using RapidAI4EO.Training.Export.Completion;
using RapidAI4EO.Training.Export.Journal;
using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Training.Export.Units;

namespace RapidAI4EO.Training.Export.Shards;

/// <summary>Files of the safetensors format, each with all arrays of its samples.</summary>
internal sealed class TensorSink(ExportPlan plan, ExportDirectory home) : IExportSink
{
    private readonly int _samples = ShardSizes.SamplesOf(plan);

    public int Units => (plan.Rows + _samples - 1) / _samples;

    public long Files => Units;

    public IReadOnlyList<int> RowsOf(int unit) => ShardSizes.RowsOf(unit, _samples, plan.Rows);

    public IExportUnit Open(int unit) => new TensorUnit(plan, home, $"samples-{unit:00000}.safetensors", RowsOf(unit).Count);

    public bool Holds(UnitLine line) => home.Holds(line.Files);

    /// <summary>Nothing: each file has with it what belongs to its samples.</summary>
    public void Finish(ExportFinalizer end)
    {
    }
}
