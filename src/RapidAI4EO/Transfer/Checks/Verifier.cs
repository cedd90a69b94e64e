using RapidAI4EO.Corpus;
using RapidAI4EO.Transfer.Download;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>
/// Compares a destination's files with its <see cref="Manifest"/>: every length and every hash. What is wrong is written into the
/// manifest, so that a repair or the next download fetches it again; what has become right again is written too.
/// </summary>
/// <remarks>The manifest streams, so ten million files take no more memory than what a download keeps of them.</remarks>
public sealed class Verifier
{
    private readonly VerifyOptions _options;

    /// <exception cref="InvalidInputException">An option is out of its range.</exception>
    public Verifier(VerifyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
    }

    /// <param name="progress">Told where it stands a few times a second, and at the end, however it ends; from any thread.</param>
    /// <param name="token">Cancels; what was found until then is in the manifest.</param>
    /// <exception cref="CorpusException">There is no manifest, or it cannot be read.</exception>
    public async Task<VerifySummary> RunAsync(IProgress<VerifyProgress>? progress = null, CancellationToken token = default)
    {
        var run = new VerifyRun(_options, SafePath.WithManifest(_options.Destination));
        var ticker = new ProgressTicker<VerifyProgress>(progress, () => run.Progress, _options.ProgressInterval, _options.TimeProvider);
        await using (ticker.ConfigureAwait(false))
        {
            return await run.RunAsync(token).ConfigureAwait(false);
        }
    }
}
