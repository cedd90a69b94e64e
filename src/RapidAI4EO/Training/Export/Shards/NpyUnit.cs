using RapidAI4EO.Imagery.Npy;
using RapidAI4EO.Training.Export.Completion;
using RapidAI4EO.Training.Export.Journal;
using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Training.Export.Units;

namespace RapidAI4EO.Training.Export.Shards;

/// <summary>A file an array, with the images of some samples.</summary>
internal sealed class NpyUnit : IExportUnit
{
    private readonly ExportPlan _plan;
    private readonly List<ShardFile> _files = [];

    /// <param name="plan">What is written.</param>
    /// <param name="home">Where to.</param>
    /// <param name="number">Which shard.</param>
    /// <param name="slots">Samples in it.</param>
    public NpyUnit(ExportPlan plan, ExportDirectory home, int number, int slots)
    {
        _plan = plan;
        try
        {
            foreach (var array in plan.Arrays)
            {
                _files.Add(new ShardFile(home, $"{array.Name}-{number:00000}.npy", HeadOf(array, slots).Length, slots, _ => array.SampleBytes));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IRowTarget OpenRow(int slot) => new ShardRow(_plan, array => (_files[array], _files[array].Parts[0].StartOf(slot)));

    public IReadOnlyList<FileLine> Complete(IReadOnlyList<RowResult> rows)
    {
        var kept = rows.Count(row => row.Valid is not null);
        if (kept == 0) return [];
        return [.. _files.Select((file, i) => file.Place(HeadOf(_plan.Arrays[i], kept, file.HeadLength), file.CloseUp((_, slot) => rows[slot].Valid is not null), []))];
    }

    public void Dispose() => _files.ForEach(file => file.Dispose());

    private static byte[] HeadOf(ImageArray array, int samples, int leastLength = 0) =>
        NpyHead.Make(array.Type.NumpyName(), [samples, .. array.Shape.Select(size => (long)size)], leastLength);
}
