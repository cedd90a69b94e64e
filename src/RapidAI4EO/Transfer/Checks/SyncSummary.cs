namespace RapidAI4EO.Transfer.Checks;

/// <summary>What a destination has beside what a list names.</summary>
public sealed record SyncSummary
{
    /// <summary>How many keys are kept in <see cref="Keys"/> at most.</summary>
    public const int MaxKeysKept = 1000;

    /// <summary>Files that the manifest has and the list does not name.</summary>
    public long Surplus { get; init; }

    /// <summary>Their bytes, by the manifest.</summary>
    public long SurplusBytes { get; init; }

    /// <summary>Those of them that were deleted, or were gone already.</summary>
    public long Deleted { get; init; }

    /// <summary>Those of them in shards that hold other files which are wanted: a shard goes whole or not at all.</summary>
    public long InSharedShards { get; init; }

    /// <summary>Those of them that were left since they are not as they arrived, or lie behind a link that leads elsewhere.</summary>
    public long LeftAlone { get; init; }

    /// <summary>The keys of the first of them.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];
}
