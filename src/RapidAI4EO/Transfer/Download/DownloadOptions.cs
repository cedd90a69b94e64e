using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Corpus;
using RapidAI4EO.Files;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Transfer.Hashing;
using RapidAI4EO.Transfer.Manifests;
using RapidAI4EO.Transfer.Requests;

namespace RapidAI4EO.Transfer.Download;

/// <summary>Where from, where to, and how hard.</summary>
public sealed record DownloadOptions
{
    /// <summary>The most files that are ever fetched at once.</summary>
    public const int MaxParallel = RunFile.MaxWorkers;

    /// <summary>The smallest size of a shard, in bytes.</summary>
    public const long MinShardSize = 1 << 10;

    /// <summary>The roots in order of preference; the caller disposes of them. A later one is asked for what an earlier one does not give.</summary>
    public required IReadOnlyList<IObjectStore> Roots { get; init; }

    /// <summary>The folder under which a file gets its key as its path; made where it does not exist.</summary>
    public required string Destination { get; init; }

    /// <summary>Files fetched at once, 1 to <see cref="MaxParallel"/>; null finds out what the server bears. Default null.</summary>
    public int? Parallel { get; init; }

    /// <summary>Bytes a second that all files together are read at, at most; null for as fast as they come. Default null.</summary>
    public long? MaxBytesPerSecond { get; init; }

    /// <summary>How often and after what waits each root is asked for a file.</summary>
    public RetryOptions Retry { get; init; } = new();

    /// <summary>
    /// The run stops when so many files in a row could be had from no root, for want of an answer or of permission; a sixth of
    /// them is enough as long as nothing has ever arrived. Missing files do not count. Default 96.
    /// </summary>
    public int GiveUpAfter { get; init; } = 96;

    /// <summary>What is computed over each file for the manifest. Default <see cref="HashChoice.Auto"/>.</summary>
    public HashChoice Hash { get; init; }

    /// <summary>
    /// Bytes after which a shard is closed, at the end of the sample that is being written: files go into tars named
    /// <c>shard-000000.tar</c>. Null for a tree in which each file lies at its key. Default null.
    /// </summary>
    public long? ShardSize { get; init; }

    /// <summary>How many files there will be, for progress; null where that is not known.</summary>
    public long? Total { get; init; }

    /// <summary>What is asked for, which the destination remembers for later audits; null where the keys alone say it. Default null.</summary>
    public TransferRequest? Request { get; init; }

    /// <summary>How many failures the summary keeps; all are counted. Default 100.</summary>
    public int MaxFailuresKept { get; init; } = 100;

    /// <summary>Called for every failure as it happens, by one worker at a time; it should be quick.</summary>
    public Action<AssetFailure>? OnFailure { get; init; }

    /// <summary>Time between two reports of progress. Default 0.2 s.</summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromSeconds(0.2);

    /// <summary>The clock of waits, progress and the summary.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The files that must come as they came before, by key; null lets every version in.</summary>
    internal IReadOnlyDictionary<string, ManifestEntry>? Expected { get; init; }

    /// <summary>How the destination is brought to disk; tests watch the order of things here.</summary>
    internal Func<SafeFileHandle, DiskSync> Disk { get; init; } = DiskSync.Of;

    /// <exception cref="InvalidInputException">An option is out of its range.</exception>
    internal void Validate()
    {
        if (Roots.Count == 0) throw new InvalidInputException("No root to fetch from was given.");
        if (string.IsNullOrWhiteSpace(Destination)) throw new InvalidInputException("No folder to write to was given.");
        if (Parallel is < 1 or > MaxParallel)
        {
            throw new InvalidInputException($"{Parallel} files at once is not possible. Give a number from 1 to {MaxParallel}.");
        }

        if (ShardSize < MinShardSize)
        {
            throw new InvalidInputException($"A shard of {ShardSize} bytes would hold next to nothing. Give at least {MinShardSize} bytes.");
        }

        if (MaxBytesPerSecond is < 1) throw new InvalidInputException("A rate of less than one byte a second is not possible.");
        if (Retry.Attempts < 1 || GiveUpAfter < 1 || MaxFailuresKept < 0)
        {
            throw new InvalidInputException("Attempts and GiveUpAfter are at least 1, MaxFailuresKept at least 0.");
        }
    }
}
