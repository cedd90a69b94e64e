using System.Numerics;
using System.Runtime.InteropServices;

namespace RapidAI4EO.Imagery.Chips;

/// <summary>
/// Sums, squares and extremes of numbers of 16 bits, a vector at a time. All of it is exact: squares are below 2^30, and the
/// lanes are emptied before they could run over.
/// </summary>
internal ref struct ShortSums
{
    // Vectors after which 32 bits of a lane could be full: two samples of 2^15 at most go to a lane each time.
    private const int Flush = 1 << 14;

    public ShortSums()
    {
    }

    public long Count { get; private set; }

    public long Sum { get; private set; }

    public ulong Squares { get; private set; }

    public short Min { get; private set; } = short.MaxValue;

    public short Max { get; private set; } = short.MinValue;

    /// <param name="samples">Fewer than 2^31.</param>
    /// <param name="without">A number that is left out.</param>
    public void Add(ReadOnlySpan<short> samples, short? without)
    {
        // Chips without gaps, as Planet Fusion's are, need no comparison sample by sample.
        if (without is { } none && samples.Contains(none))
        {
            AddRest(samples, none);
            return;
        }

        var vectors = MemoryMarshal.Cast<short, Vector<short>>(samples);
        Count += (long)vectors.Length * Vector<short>.Count;
        for (; vectors.Length > Flush; vectors = vectors[Flush..]) AddVectors(vectors[..Flush]);
        AddVectors(vectors);
        AddRest(samples[^(samples.Length % Vector<short>.Count)..], null);
    }

    private void AddVectors(ReadOnlySpan<Vector<short>> vectors)
    {
        var (least, largest) = (new Vector<short>(Min), new Vector<short>(Max));
        var sums = Vector<int>.Zero;
        var squares = Vector<ulong>.Zero;
        foreach (var vector in vectors)
        {
            least = Vector.Min(least, vector);
            largest = Vector.Max(largest, vector);
            Vector.Widen(vector, out var low, out var high);
            sums += low + high;
            Vector.Widen(Vector.AsVectorUInt32((low * low) + (high * high)), out var even, out var odd);
            squares += even + odd;
        }

        for (var i = 0; i < Vector<short>.Count; i++)
        {
            Min = Math.Min(Min, least[i]);
            Max = Math.Max(Max, largest[i]);
        }

        for (var i = 0; i < Vector<int>.Count; i++) Sum += sums[i];
        for (var i = 0; i < Vector<ulong>.Count; i++) Squares += squares[i];
    }

    private void AddRest(ReadOnlySpan<short> samples, short? without)
    {
        foreach (var sample in samples)
        {
            if (sample == without) continue;
            Count++;
            Sum += sample;
            Squares += (ulong)(sample * sample);
            Min = Math.Min(Min, sample);
            Max = Math.Max(Max, sample);
        }
    }
}
