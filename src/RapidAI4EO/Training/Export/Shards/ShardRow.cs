using RapidAI4EO.Training.Export.Plan;
using RapidAI4EO.Training.Export.Units;

namespace RapidAI4EO.Training.Export.Shards;

/// <summary>A sample on its way into shards: each array's time steps one behind the other from a place on.</summary>
internal sealed class ShardRow(ExportPlan plan, Func<int, (ShardFile File, long At)> placeOf) : IRowTarget
{
    private readonly int[] _steps = new int[plan.Arrays.Count];

    public void Write(int array, ReadOnlySpan<byte> pixels)
    {
        var (file, at) = placeOf(array);
        file.Write(at + ((long)_steps[array]++ * plan.Arrays[array].StepBytes), pixels);
    }

    public void Fill(int array) => Write(array, plan.Arrays[array].Fill);
}
