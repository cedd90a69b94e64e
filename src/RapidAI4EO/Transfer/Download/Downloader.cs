using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Search.Output.Lists;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Transfer.Requests;

namespace RapidAI4EO.Transfer.Download;

/// <summary>
/// Brings files from the roots into a folder, many at once. Keys stream through: a list of 152 million takes no more memory than
/// one of a thousand.
/// </summary>
/// <remarks>
/// A file gets its final name only when it is complete and its length, and its MD5 where the root gives one, are right. When it
/// is on disk, the <see cref="Manifests.Manifest"/> gets a line; a second run fetches what the manifest does not have, or what is
/// gone or of another length. Runs into the same folder at the same time are safe: at worst a file is fetched twice. A killed
/// run's partial files are removed by the next run.
/// </remarks>
public sealed class Downloader
{
    private readonly DownloadOptions _options;

    /// <exception cref="InvalidInputException">An option is out of its range.</exception>
    public Downloader(DownloadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
    }

    /// <summary>Fetches what is not there yet of the files that a search has found.</summary>
    /// <inheritdoc cref="RunAsync(IAsyncEnumerable{string}, IProgress{DownloadProgress}, CancellationToken)"/>
    public Task<DownloadSummary> RunAsync(AssetList assets, IProgress<DownloadProgress>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(assets);
        var options = _options with { Request = _options.Request ?? TransferRequest.Of(assets) };
        return RunAsync(options, assets.Keys().Select(key => key.ToString()).ToAsyncEnumerable(), progress, token);
    }

    /// <summary>Fetches what is not there yet.</summary>
    /// <param name="keys">The files; a key that is refused is a failure of its own, an exception from the stream ends the run.</param>
    /// <param name="progress">Told where the run stands a few times a second, and at the end, however it ends; from any thread.</param>
    /// <param name="token">Ends the run: files under way are given up, those complete stay.</param>
    /// <returns>What arrived and what did not; look at <see cref="DownloadSummary.IsComplete"/>.</returns>
    /// <exception cref="DestinationException">The destination takes no files.</exception>
    /// <exception cref="StorageException">No root gives anything any more.</exception>
    public Task<DownloadSummary> RunAsync(
        IAsyncEnumerable<string> keys, IProgress<DownloadProgress>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return RunAsync(_options, keys, progress, token);
    }

    private static async Task<DownloadSummary> RunAsync(
        DownloadOptions options, IAsyncEnumerable<string> keys, IProgress<DownloadProgress>? progress, CancellationToken token)
    {
        using var run = new DownloadRun(options, token);
        var ticker = new ProgressTicker<DownloadProgress>(progress, () => run.Progress, options.ProgressInterval, options.TimeProvider);
        await using (ticker.ConfigureAwait(false))
        {
            return await run.RunAsync(keys).ConfigureAwait(false);
        }
    }
}
