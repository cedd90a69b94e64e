namespace RapidAI4EO.Training.Batches;

/// <summary>Which samples of a training set come, in which order, how many at a time.</summary>
public sealed record BatchOptions
{
    /// <summary>Samples of a batch; the last may have fewer.</summary>
    public int Size { get; init; } = 32;

    /// <summary>Only this split's samples; null for all, those without a split included.</summary>
    public string? Split { get; init; }

    /// <summary>The arrays that a batch has; null for all.</summary>
    public IReadOnlyList<string>? Arrays { get; init; }

    /// <summary>Shuffles: the same seed and <see cref="Epoch"/> give the same order on every machine. Null for the set's own order.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Makes another order of the same seed.</summary>
    public int Epoch { get; init; }

    /// <summary>Whether a last batch with fewer samples is left out.</summary>
    public bool DropLast { get; init; }

    /// <summary>
    /// Batches that are read ahead, and at once. Memory is that of so many, of the one in hand and of those that were not disposed of; the set
    /// keeps it for the next epoch.
    /// </summary>
    public int Prefetch { get; init; } = 2;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Size, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Prefetch, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Epoch);
    }
}
