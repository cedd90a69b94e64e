namespace RapidAI4EO.Transfer.Checks;

/// <summary>What a verification found.</summary>
public sealed record VerifySummary
{
    /// <summary>Files that are as they arrived.</summary>
    public long Right { get; init; }

    /// <summary>Files with another length or hash, that cannot be read, or whose line in the manifest cannot be trusted.</summary>
    public long Damaged { get; init; }

    /// <summary>Files that are not there.</summary>
    public long Missing { get; init; }

    /// <summary>Those of the right ones of which only the length was compared: the manifest has no hash, or one of an unknown kind.</summary>
    public long WithoutHash { get; init; }

    /// <summary>Those of the right ones that an earlier verification found damaged or missing.</summary>
    public long Restored { get; init; }

    /// <summary>Bytes that were read.</summary>
    public long Bytes { get; init; }

    public TimeSpan Elapsed { get; init; }

    /// <summary>Parts of the manifest that cannot be read; the files that they named were not looked at.</summary>
    public int DamagedBlocks { get; init; }

    /// <summary>The first findings, <see cref="VerifyOptions.MaxFindingsKept"/> at most.</summary>
    public IReadOnlyList<VerifyFinding> Findings { get; init; } = [];

    /// <summary>
    /// Shards that still hold an earlier, perhaps damaged, file of a key which has come anew into another: whoever reads them as a whole
    /// meets it. A repair replaces them.
    /// </summary>
    public IReadOnlyList<string> SupersededShards { get; init; } = [];

    /// <summary>Why the findings are not in the manifest; null where they are.</summary>
    public string? NotWritten { get; init; }

    /// <summary>All is as it arrived, in one place only, and the manifest can be read.</summary>
    public bool IsRight => Damaged == 0 && Missing == 0 && DamagedBlocks == 0 && SupersededShards.Count == 0;
}
