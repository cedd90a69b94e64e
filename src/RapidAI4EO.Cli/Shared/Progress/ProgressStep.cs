namespace RapidAI4EO.Cli.Shared.Progress;

/// <summary>How far a piece of work has come.</summary>
/// <param name="Done">Files or bytes.</param>
/// <param name="Total">Null where it is not known.</param>
internal readonly record struct ProgressStep(long Done, long? Total)
{
    /// <summary>True where files are counted, and not bytes.</summary>
    public bool IsFiles { get; init; }

    /// <summary>True where those files are samples.</summary>
    public bool IsSamples { get; init; }

    /// <summary>Bytes that have come, where files are counted.</summary>
    public long FileBytes { get; init; }

    /// <summary>Files that needed no work, which say nothing of the pace.</summary>
    public long Skipped { get; init; }

    /// <summary>Files that could not be had.</summary>
    public long Failed { get; init; }

    public long Bytes => IsFiles ? FileBytes : Done;

    /// <summary>0 to 1; null where the total is not known.</summary>
    public double? Fraction => Total is > 0 ? Math.Min(1, (double)(Done + Failed) / Total.Value) : null;
}
