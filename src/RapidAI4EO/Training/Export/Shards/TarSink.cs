using RapidAI4EO.Training.Export.Completion;
using RapidAI4EO.Training.Export.Journal;
using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Training.Export.Units;
using RapidAI4EO.Training.Splits;

namespace RapidAI4EO.Training.Export.Shards;

/// <summary>Tars for WebDataset. With splits each has its own, <c>train-000000.tar</c>; without, they are called samples.</summary>
internal sealed class TarSink : IExportSink
{
    private const string WholeName = "samples";

    private readonly ExportPlan _plan;
    private readonly ExportDirectory _home;
    private readonly List<(string Name, int[] Rows)> _shards = [];

    public TarSink(ExportPlan plan, ExportDirectory home)
    {
        (_plan, _home) = (plan, home);
        var samples = ShardSizes.SamplesOf(plan);
        foreach (var part in Enumerable.Range(0, plan.Rows).GroupBy(plan.PartOf).OrderBy(part => part.Key))
        {
            var name = plan.Options.Split is not { } split ? WholeName : part.Key == Split.None ? SplitNames.None : split.Names[part.Key];
            _shards.AddRange(part.Chunk(samples).Select((rows, i) => ($"{name}-{i:000000}.tar", rows)));
        }
    }

    public int Units => _shards.Count;

    public long Files => Units;

    public IReadOnlyList<int> RowsOf(int unit) => _shards[unit].Rows;

    public IExportUnit Open(int unit) => new TarUnit(_plan, _home, _shards[unit].Name, _shards[unit].Rows);

    public bool Holds(UnitLine line) => _home.Holds(line.Files);

    /// <summary>Nothing: each sample has with it what belongs to it.</summary>
    public void Finish(ExportFinalizer end)
    {
    }
}
