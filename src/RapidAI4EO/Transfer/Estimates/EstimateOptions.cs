using RapidAI4EO.Corpus;

namespace RapidAI4EO.Transfer.Estimates;

/// <summary>How an estimate is made.</summary>
public sealed record EstimateOptions
{
    /// <summary>The most files that can be asked about.</summary>
    public const int MaxProbeCount = 100_000;

    /// <summary>
    /// How many files drawn at random the roots are asked about, 0 to <see cref="MaxProbeCount"/>. 0 asks nobody: sizes are the products'
    /// usual ones. Default 200.
    /// </summary>
    public int ProbeCount { get; init; } = 200;

    /// <summary>Which draw: the same seed draws the same files of the same list.</summary>
    public ulong Seed { get; init; }

    /// <summary>How long some files are fetched, and thrown away, to see how fast they come; zero for not at all. Default 3 s.</summary>
    public TimeSpan Trial { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The trial ends earlier when so many bytes have come. Default 64 MB.</summary>
    public long TrialBytes { get; init; } = 64_000_000;

    /// <exception cref="InvalidInputException">An option is out of its range.</exception>
    internal void Validate()
    {
        if (ProbeCount is < 0 or > MaxProbeCount) throw new InvalidInputException($"{ProbeCount} files cannot be asked about. Give a number from 0 to {MaxProbeCount}.");
        if (Trial < TimeSpan.Zero || TrialBytes < 0) throw new InvalidInputException("A trial takes no negative time and no negative bytes.");
    }
}
