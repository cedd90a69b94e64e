namespace RapidAI4EO.Index.Build;

/// <summary>How an index is built.</summary>
public sealed record IndexBuildOptions
{
    /// <summary>Leave out what cannot be used and go on; otherwise any finding keeps the index from being written, once all are known.</summary>
    public bool Lenient { get; init; }

    /// <summary>How many findings a report keeps word for word; all are counted.</summary>
    public int KeptFindings { get; init; } = 1000;

    /// <summary>The program that builds, as the index will name it.</summary>
    public string BuiltBy { get; init; } = "RapidAI4EO for .NET";
}
