using RapidAI4EO.Transfer.Estimates;

namespace RapidAI4EO.Cli.Download;

/// <summary>How fast some files came.</summary>
/// <param name="Bytes">What came.</param>
/// <param name="Seconds">In how long.</param>
/// <param name="Parallel">With how many files at once.</param>
internal sealed record TrialResult(long Bytes, double Seconds, int Parallel)
{
    public static TrialResult? Of(TransferTrial? trial) =>
        trial is null ? null : new(trial.Bytes, Math.Round(trial.Elapsed.TotalSeconds, 6), trial.Parallel);
}
