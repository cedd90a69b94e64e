namespace RapidAI4EO.Transfer.Estimates;

/// <summary>Mean and variance of sizes as they come (Welford 1962), safe for use by many threads. A missing file has the size 0.</summary>
internal sealed class SizeStatistics
{
    private readonly Lock _lock = new();
    private double _squares;

    public int Count { get; private set; }

    public int Missing { get; private set; }

    public double Mean { get; private set; }

    /// <summary>Of the population, by the sample: divided by one less than <see cref="Count"/>. 0 below two.</summary>
    public double Variance => Count < 2 ? 0 : _squares / (Count - 1);

    public void Add(long bytes) => Add(bytes, isMissing: false);

    public void AddMissing() => Add(0, isMissing: true);

    private void Add(double bytes, bool isMissing)
    {
        lock (_lock)
        {
            Count++;
            if (isMissing) Missing++;
            var off = bytes - Mean;
            Mean += off / Count;
            _squares += off * (bytes - Mean);
        }
    }
}
