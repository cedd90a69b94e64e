using RapidAI4EO.Corpus;
using RapidAI4EO.Parts;
using RapidAI4EO.Transfer.Download;
using RapidAI4EO.Transfer.Manifests;
using RapidAI4EO.Transfer.Shards;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>
/// Fetches again what a verification found damaged or missing, and takes only what has the hash that the file had when it first
/// arrived. A root that serves another version is treated as one that serves damaged bytes: the next is asked.
/// </summary>
/// <remarks>
/// A shard with a damaged file in it is replaced: all its files are fetched again into new shards, and then it is deleted. So is one
/// whose damaged file has come anew into another shard.
/// </remarks>
public sealed class Repairer
{
    // What is repaired is seldom more, and then the shards are no smaller than most.
    private const long DefaultShardSize = 1 << 30;

    private readonly DownloadOptions _options;

    /// <param name="options">
    /// As for a download. <see cref="DownloadOptions.Total"/> is not looked at; without a <see cref="DownloadOptions.ShardSize"/>,
    /// files that were in shards go into shards of a gibibyte.
    /// </param>
    /// <exception cref="InvalidInputException">An option is out of its range.</exception>
    public Repairer(DownloadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
    }

    /// <summary>Which part of what the manifest names; null for all. Of shards every part fetches its own files, and the last deletes them. Default null.</summary>
    public Part? Part { get; init; }

    /// <summary>The addresses of the roots that a destination's files came from, the one with the most files first.</summary>
    /// <exception cref="CorpusException">There is no manifest, or it cannot be read.</exception>
    public static IReadOnlyList<string> RootsOf(string destination, CancellationToken token = default)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var entry in Manifest.Read(SafePath.WithManifest(destination)))
        {
            token.ThrowIfCancellationRequested();
            if (entry.Root.Length > 0) counts[entry.Root] = counts.GetValueOrDefault(entry.Root) + 1;
        }

        return [.. counts.OrderByDescending(root => root.Value).Select(root => root.Key)];
    }

    /// <returns>What arrived and what did not; nothing at all where nothing was to be repaired.</returns>
    /// <inheritdoc cref="Downloader.RunAsync(IAsyncEnumerable{string}, IProgress{DownloadProgress}, CancellationToken)"/>
    public async Task<DownloadSummary> RunAsync(IProgress<DownloadProgress>? progress = null, CancellationToken token = default)
    {
        var folder = SafePath.WithManifest(_options.Destination);
        var files = await Task.Run(() => OwnPart(folder, FilesToRepair.Load(folder, token), token), token).ConfigureAwait(false);
        var summary = files.Count == 0
            ? new DownloadSummary(0, 0, 0, 0, 0, TimeSpan.Zero, [], [])
            : await FetchAsync(files, progress, token).ConfigureAwait(false);
        return summary with
        {
            ReplacedShards = await Task.Run(() => ReplacedShards.Delete(folder, files.Values, token), token).ConfigureAwait(false),
        };
    }

    /// <summary>Cut from all that the manifest names, which stays the same while other parts repair theirs.</summary>
    private IReadOnlyDictionary<string, ManifestEntry> OwnPart(string folder, IReadOnlyDictionary<string, ManifestEntry> files, CancellationToken token)
    {
        if (Part is not { } part || files.Count == 0) return files;
        using var lines = LatestLines.Load(folder, token);
        var own = new ManifestPart(lines, part);
        return files.Where(file => own.Holds(file.Key)).ToDictionary(StringComparer.Ordinal);
    }

    private Task<DownloadSummary> FetchAsync(
        IReadOnlyDictionary<string, ManifestEntry> files, IProgress<DownloadProgress>? progress, CancellationToken token)
    {
        var shardSize = _options.ShardSize ?? (files.Values.Any(file => file.Shard is not null) ? DefaultShardSize : null);
        var options = _options with { Total = files.Count, Expected = files, ShardSize = shardSize };

        // By name, so that a sample's files lie side by side in the new shards.
        var keys = files.Keys.OrderBy(ShardMember.NameOf, StringComparer.Ordinal).ToAsyncEnumerable();
        return new Downloader(options).RunAsync(keys, progress, token);
    }
}
