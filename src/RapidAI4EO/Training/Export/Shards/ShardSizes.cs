using RapidAI4EO.Training.Export.Plan;

namespace RapidAI4EO.Training.Export.Shards;

/// <summary>How many samples go into a shard.</summary>
internal static class ShardSizes
{
    // As WebDataset's and our own downloads' shards: large enough to read in one go, small enough to copy and to do again.
    private const long DefaultBytes = 1_000_000_000;

    /// <summary>As asked; else as many as make the usual size, at least one.</summary>
    public static int SamplesOf(ExportPlan plan) =>
        plan.Options.ShardSamples ?? (int)Math.Clamp(DefaultBytes / Math.Max(1, plan.SampleBytes), 1, ExportOptions.MaxShardSamples);

    /// <summary>Rows one behind the other, so many a shard.</summary>
    public static IReadOnlyList<int> RowsOf(int unit, int samplesPerShard, int rows)
    {
        var first = unit * samplesPerShard;
        return [.. Enumerable.Range(first, Math.Min(samplesPerShard, rows - first))];
    }
}
