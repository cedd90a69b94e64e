using RapidAI4EO.Corpus;
using RapidAI4EO.Parts;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>What to verify, and how hard.</summary>
public sealed record VerifyOptions
{
    /// <summary>A folder with a manifest.</summary>
    public required string Destination { get; init; }

    /// <summary>Files read at once, from 1 on; null for as many as there are processors. Default null.</summary>
    public int? Parallel { get; init; }

    /// <summary>Which part of what the manifest names; null for all. Default null.</summary>
    public Part? Part { get; init; }

    /// <summary>Looks into the files too; null where only length and hash are compared. Default null.</summary>
    public IContentCheck? Content { get; init; }

    /// <summary>How many findings the summary keeps; all are counted. Default 100.</summary>
    public int MaxFindingsKept { get; init; } = 100;

    /// <summary>Called for every finding as it is made, by one thread at a time.</summary>
    public Action<VerifyFinding>? OnFinding { get; init; }

    /// <summary>Time between two reports of progress. Default 0.2 s.</summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromSeconds(0.2);

    /// <summary>The clock of the manifest's lines and of progress.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <exception cref="InvalidInputException">An option is out of its range.</exception>
    internal void Validate()
    {
        if (string.IsNullOrWhiteSpace(Destination)) throw new InvalidInputException("No folder to verify was given.");
        if (Parallel < 1 || MaxFindingsKept < 0) throw new InvalidInputException("Parallel is at least 1, MaxFindingsKept at least 0.");
    }
}
