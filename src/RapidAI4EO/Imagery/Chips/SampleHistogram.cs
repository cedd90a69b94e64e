using System.Numerics;
using System.Runtime.InteropServices;

namespace RapidAI4EO.Imagery.Chips;

/// <summary>
/// How often each whole number of up to 16 bits occurs: all that is needed for exact moments and percentiles of any number of pixels, in
/// any order. It covers the numbers that were seen, so reflectances take some 100 kB, and no data more than 512 kB.
/// </summary>
public sealed class SampleHistogram
{
    // Numbers by which it grows, so that it rarely does.
    private const int Step = 1024;

    private long[] _counts = [];
    private int _first;

    /// <summary>All samples together.</summary>
    public long Count { get; private set; }

    /// <summary>How often a number occurs.</summary>
    public long this[int number] => (uint)(number - _first) < (uint)_counts.Length ? _counts[number - _first] : 0;

    /// <summary>Count, extremes, mean and deviation, exact.</summary>
    public BandStatistics Statistics()
    {
        var statistics = new BandStatistics();
        for (var i = 0; i < _counts.Length; i++) statistics.AddRepeated(_first + i, _counts[i]);
        return statistics;
    }

    /// <summary>A percentile over all samples, between two of them as numpy's default has it, linearly; NaN where there are none.</summary>
    /// <param name="percent">0 to 100. A decimal, since places among 10^12 samples would be rounded in a double.</param>
    public double Percentile(decimal percent)
    {
        if (Count == 0) return double.NaN;
        var place = percent * (Count - 1) / 100;
        var below = (long)place;
        var (low, high) = (NumberAt(below), NumberAt(Math.Min(below + 1, Count - 1)));
        return low + ((double)(place - below) * (high - low));
    }

    /// <summary>The least number that occurs, and how often it and each of those after it do, up to the largest; empty where nothing was counted.</summary>
    internal (int First, ReadOnlyMemory<long> Counts) Occurring()
    {
        var low = Array.FindIndex(_counts, count => count != 0);
        return low < 0 ? (0, default) : (_first + low, _counts.AsMemory(low, Array.FindLastIndex(_counts, count => count != 0) - low + 1));
    }

    /// <summary>Adds counts that were written down.</summary>
    internal void Add(int first, ReadOnlySpan<long> counts)
    {
        Reserve(first, first + counts.Length);
        for (var i = 0; i < counts.Length; i++)
        {
            _counts[first - _first + i] += counts[i];
            Count += counts[i];
        }
    }

    /// <summary>Adds what another has counted.</summary>
    public void Add(SampleHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Reserve(other._first, other._first + other._counts.Length);
        for (var i = 0; i < other._counts.Length; i++) _counts[other._first - _first + i] += other._counts[i];
        Count += other.Count;
    }

    /// <summary>Adds counts of neighbouring numbers.</summary>
    /// <param name="first">The number of the first count.</param>
    /// <param name="counts">Each a number's.</param>
    internal void Add(int first, ReadOnlySpan<uint> counts)
    {
        Reserve(first, first + counts.Length);
        var target = MemoryMarshal.Cast<long, ulong>(_counts.AsSpan(first - _first, counts.Length));
        var sums = Vector<ulong>.Zero;
        var i = 0;
        for (; i <= counts.Length - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            Vector.Widen(new Vector<uint>(counts[i..]), out var low, out var high);
            (new Vector<ulong>(target[i..]) + low).CopyTo(target[i..]);
            (new Vector<ulong>(target[(i + Vector<ulong>.Count)..]) + high).CopyTo(target[(i + Vector<ulong>.Count)..]);
            sums += low + high;
        }

        for (; i < counts.Length; i++)
        {
            target[i] += counts[i];
            Count += counts[i];
        }

        Count += (long)Vector.Sum(sums);
    }

    private int NumberAt(long rank)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            rank -= _counts[i];
            if (rank < 0) return _first + i;
        }

        throw new InvalidOperationException("There are fewer samples than that.");
    }

    private void Reserve(int first, int end)
    {
        if (first >= end || (_counts.Length > 0 && first >= _first && end <= _first + _counts.Length)) return;
        var low = (int)Math.Floor(first / (double)Step) * Step;
        var high = (int)Math.Ceiling(end / (double)Step) * Step;
        if (_counts.Length > 0) (low, high) = (Math.Min(low, _first), Math.Max(high, _first + _counts.Length));
        var wider = new long[high - low];
        if (_counts.Length > 0) _counts.CopyTo(wider, _first - low);
        (_counts, _first) = (wider, low);
    }
}
