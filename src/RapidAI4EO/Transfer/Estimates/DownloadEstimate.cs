using RapidAI4EO.Files;

namespace RapidAI4EO.Transfer.Estimates;

/// <summary>What a run would have to do. A key given twice counts twice.</summary>
public sealed record DownloadEstimate
{
    /// <summary>Files that are not there.</summary>
    public long ToFetch { get; init; }

    /// <summary>Files that are there, and complete.</summary>
    public long AlreadyThere { get; init; }

    /// <summary>Keys that cannot be files.</summary>
    public long Refused { get; init; }

    /// <summary>What is to be fetched will come to about this. Files that no root has count as nothing.</summary>
    public long Bytes { get; init; }

    /// <summary>
    /// With a probability of 95 % the true total lies no further from <see cref="Bytes"/>; 0 where every file was asked about. Null
    /// where <see cref="Bytes"/> rests on usual sizes, or on too few files to say.
    /// </summary>
    public long? Margin { get; init; }

    /// <summary>Files drawn at random that the roots gave an answer about, be it that they have none.</summary>
    public int Sampled { get; init; }

    /// <summary>Those of them that no root has.</summary>
    public int MissingInSample { get; init; }

    /// <summary>About so many of the files to fetch are missing at every root; null where nobody was asked.</summary>
    public long? Missing { get; init; }

    /// <summary>Why the roots did not answer about a file, or about all; null where they did, or nobody asked.</summary>
    public string? Problem { get; init; }

    /// <summary>How fast files came; null where none did or nobody tried.</summary>
    public TransferTrial? Trial { get; init; }

    /// <summary>How long the run will take at the speed of the <see cref="Trial"/>, or at its limit; null without one.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Room at the destination now.</summary>
    public DiskSpace Space { get; init; }

    /// <summary>All keys.</summary>
    public long Files => ToFetch + AlreadyThere + Refused;

    /// <summary>Bytes after which a shard is closed; null for a tree.</summary>
    public long? ShardSize { get; init; }

    /// <summary>Files and folders' entries that the file system must have left: one a file, or one a shard.</summary>
    public long Inodes => ShardSize is { } size ? (Bytes / size) + 1 : ToFetch - (Missing ?? 0);

    /// <summary>Whether these files find room.</summary>
    public SpaceFit Fit => Space.FitOf(Bytes, Margin, Inodes);
}
