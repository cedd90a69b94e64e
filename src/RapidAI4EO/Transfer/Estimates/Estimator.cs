using RapidAI4EO.Files;
using RapidAI4EO.Transfer.Download;

namespace RapidAI4EO.Transfer.Estimates;

/// <summary>
/// Makes a <see cref="DownloadEstimate"/>: counts all keys, asks the roots about a few, fetches some for a moment. Nothing is
/// written.
/// </summary>
internal sealed class Estimator(DownloadOptions options, EstimateOptions how)
{
    /// <summary>What a server bears from one client without a thought.</summary>
    private const int DefaultParallel = 16;

    private readonly MirrorList _mirrors = new(options.Roots, options.TimeProvider);

    private int Parallel => options.Parallel ?? DefaultParallel;

    public async Task<DownloadEstimate> RunAsync(IAsyncEnumerable<string> keys, Func<string, bool> isThere, CancellationToken token)
    {
        var strata = new Strata(how);
        await strata.ReadAsync(keys, isThere, token).ConfigureAwait(false);
        var survey = new SizeSurvey(options, _mirrors);
        await survey.AskAsync(strata.Deal(how.ProbeCount), Parallel, token).ConfigureAwait(false);
        var total = TotalEstimate.Of(strata.Filled);
        var sampled = strata.Filled.Sum(stratum => stratum.Sizes.Count);
        var missing = strata.Filled.Sum(stratum => stratum.Sizes.Missing);
        var trial = sampled > missing ? await new ThroughputTrial(options, how, _mirrors).RunAsync(strata.Cross(), Parallel, token).ConfigureAwait(false) : null;
        return new DownloadEstimate
        {
            ToFetch = strata.ToFetch,
            AlreadyThere = strata.AlreadyThere,
            Refused = strata.Refused,
            Bytes = (long)Math.Round(total.Bytes),
            Margin = total.Margin is { } margin ? (long)Math.Ceiling(margin) : null,
            Sampled = sampled,
            MissingInSample = missing,
            Missing = total.Missing is { } count ? (long)Math.Round(count) : null,
            Problem = survey.Problem,
            Trial = trial,
            Time = TimeOf(total.Bytes, trial),
            Space = DiskSpace.Of(options.Destination),
        };
    }

    private TimeSpan? TimeOf(double bytes, TransferTrial? trial)
    {
        if (trial is null) return null;

        // A trial spends what a limit saves up for bursts; a long run cannot.
        var rate = Math.Min(trial.BytesPerSecond, options.MaxBytesPerSecond ?? double.MaxValue);
        return TimeSpan.FromSeconds(Math.Min(bytes / rate, TimeSpan.MaxValue.TotalSeconds / 2));
    }
}
