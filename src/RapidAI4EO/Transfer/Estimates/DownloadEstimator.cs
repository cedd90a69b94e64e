using RapidAI4EO.Corpus;
using RapidAI4EO.Transfer.Download;
using RapidAI4EO.Transfer.Manifests;
using DestinationFolder = RapidAI4EO.Transfer.Destinations.Folder.Destination;

namespace RapidAI4EO.Transfer.Estimates;

/// <summary>Estimates a download before it runs.</summary>
public sealed class DownloadEstimator
{
    private readonly DownloadOptions _options;

    /// <exception cref="InvalidInputException">An option is out of its range.</exception>
    public DownloadEstimator(DownloadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
    }

    /// <summary>
    /// Says what <see cref="Downloader"/> would fetch, how much it is and how long it will take. Nothing is written. The roots are
    /// asked about a few files drawn at random, unless <paramref name="how"/> says otherwise.
    /// </summary>
    /// <param name="keys">The files; they pass by once, in flat memory.</param>
    /// <param name="how">Null for the defaults.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="InvalidInputException">An option is out of its range.</exception>
    public async Task<DownloadEstimate> RunAsync(IAsyncEnumerable<string> keys, EstimateOptions? how = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        how ??= new EstimateOptions();
        how.Validate();
        var destination = Path.GetFullPath(_options.Destination);
        var known = KnownFiles.Load(destination, token);
        DestinationFolder.RequireForm(destination, known, _options.ShardSize is not null);
        var estimate = await new Estimator(_options, how).RunAsync(keys, key => IsThere(known, destination, key), token).ConfigureAwait(false);
        return estimate with { ShardSize = _options.ShardSize };
    }

    private bool IsThere(KnownFiles known, string destination, string key) => _options.ShardSize is not null
        ? known.ContainsInShard(key)
        : new FileInfo(Path.Combine(destination, key)) is { Exists: true } file && known.Contains(key, file.Length);
}
