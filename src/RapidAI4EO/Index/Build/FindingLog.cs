namespace RapidAI4EO.Index.Build;

/// <summary>Counts findings, keeps the first of them, and remembers which samples they keep out. Safe for use by many threads.</summary>
internal sealed class FindingLog(int keep)
{
    private readonly Lock _lock = new();
    private readonly List<Finding> _kept = [];
    private readonly HashSet<ulong> _rejected = [];
    private int _nameless;

    public int Count { get; private set; }

    /// <summary>How many samples, or things that should have been samples, the findings keep out.</summary>
    public int LeftOut => _rejected.Count + _nameless;

    /// <summary>The first findings, by file and place.</summary>
    public IReadOnlyList<Finding> Kept =>
        [.. _kept.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Place.Length).ThenBy(f => f.Place, StringComparer.Ordinal)];

    /// <summary>Something that keeps a known sample out.</summary>
    /// <param name="sample">The sample, see <see cref="IndexJoin.PlaceOf"/>.</param>
    /// <param name="finding">What was found.</param>
    public void Reject(ulong sample, Finding finding)
    {
        lock (_lock)
        {
            _rejected.Add(sample);
            Keep(finding);
        }
    }

    /// <summary>Something that keeps a feature or row out whose sample is not known.</summary>
    public void RejectNameless(Finding finding)
    {
        lock (_lock)
        {
            _nameless++;
            Keep(finding);
        }
    }

    /// <summary>Something that is wrong and keeps no sample out.</summary>
    public void Record(Finding finding)
    {
        lock (_lock)
        {
            Keep(finding);
        }
    }

    public bool IsRejected(ulong sample) => _rejected.Contains(sample);

    private void Keep(Finding finding)
    {
        Count++;
        if (_kept.Count < keep)
        {
            _kept.Add(finding);
        }
    }
}
