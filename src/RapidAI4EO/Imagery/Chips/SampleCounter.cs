using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RapidAI4EO.Imagery.GeoTiff;

namespace RapidAI4EO.Imagery.Chips;

/// <summary>
/// Counts the samples of bands, one band at a time. It keeps two rows of counters, 512 kB, so a worker takes one for all its chips; not for two
/// threads at once.
/// </summary>
/// <remarks>
/// Neighbouring pixels are alike, and on many processors a counter that was just written is not read at once: so samples go to the two rows in
/// turn. Where this was measured it brought 113 microseconds for the real chip's 160,000 samples to 105, and four rows brought no more. A row is a
/// little longer than a power of two, since addresses that agree in their last twelve bits may wait for each other too.
/// </remarks>
public sealed class SampleCounter
{
    private const int Numbers = 1 << 16;
    private const int Row = Numbers + 272;

    // Turns the order of two's complement into that of the numbers, in four samples at once.
    private const ulong SignBits = 0x8000_8000_8000_8000;

    private readonly uint[] _counters = new uint[2 * Row];

    /// <summary>Counts a band.</summary>
    /// <param name="samples">The band, in this machine's byte order.</param>
    /// <param name="totals">Where to; says how samples are stored.</param>
    /// <param name="nodata">What means that there is no value.</param>
    /// <param name="keep">1 for each pixel that counts, 0 for each that a mask leaves out; empty where all count.</param>
    public void Count(ReadOnlySpan<byte> samples, BandTotals totals, double? nodata = null, ReadOnlySpan<byte> keep = default)
    {
        ArgumentNullException.ThrowIfNull(totals);
        switch (totals.Type)
        {
            case SampleType.UInt8: CountBytes(samples, totals, 0, nodata, keep); break;
            case SampleType.Int8: CountBytes(samples, totals, sbyte.MinValue, nodata, keep); break;
            case SampleType.UInt16: CountShorts(MemoryMarshal.Cast<byte, ushort>(samples), totals, 0, nodata, keep); break;
            case SampleType.Int16: CountShorts(MemoryMarshal.Cast<byte, ushort>(samples), totals, short.MinValue, nodata, keep); break;
            case SampleType.UInt32: CountWide<uint>(samples, totals, keep, (s, part) => s.AddWhole(part, nodata)); break;
            case SampleType.Int32: CountWide<int>(samples, totals, keep, (s, part) => s.AddWhole(part, nodata)); break;
            case SampleType.Float32: CountWide<float>(samples, totals, keep, (s, part) => s.AddFloats(part, nodata)); break;
            default: CountWide<double>(samples, totals, keep, (s, part) => s.AddFloats(part, nodata)); break;
        }
    }

    private void CountShorts(ReadOnlySpan<ushort> samples, BandTotals totals, int least, double? nodata, ReadOnlySpan<byte> keep)
    {
        if (samples.IsEmpty) return;
        var flip = least == 0 ? 0 : SignBits;
        var (low, high) = Extremes(samples, (ushort)flip);
        if (keep.IsEmpty) CountAll(samples, flip);
        else CountKept(samples, (ushort)flip, keep);
        HandOver(totals, least, low, high, nodata, samples.Length);
    }

    private void CountAll(ReadOnlySpan<ushort> samples, ulong flip)
    {
        ref var even = ref MemoryMarshal.GetArrayDataReference(_counters);
        ref var odd = ref Unsafe.Add(ref even, Row);
        var fours = MemoryMarshal.Cast<ushort, ulong>(samples);
        foreach (var stored in fours)
        {
            var four = stored ^ flip;
            Unsafe.Add(ref even, (nint)(ushort)four)++;
            Unsafe.Add(ref odd, (nint)(ushort)(four >> 16))++;
            Unsafe.Add(ref even, (nint)(ushort)(four >> 32))++;
            Unsafe.Add(ref odd, (nint)(four >> 48))++;
        }

        foreach (var rest in samples[(4 * fours.Length)..]) _counters[rest ^ (ushort)flip]++;
    }

    private void CountKept(ReadOnlySpan<ushort> samples, ushort flip, ReadOnlySpan<byte> keep)
    {
        keep = keep[..samples.Length];
        for (var i = 0; i < samples.Length; i++) _counters[(Row * (i & 1)) + (samples[i] ^ flip)] += keep[i];
    }

    private void CountBytes(ReadOnlySpan<byte> samples, BandTotals totals, int least, double? nodata, ReadOnlySpan<byte> keep)
    {
        var flip = (byte)-least;
        for (var i = 0; i < samples.Length; i++) _counters[(Row * (i & 1)) + (byte)(samples[i] ^ flip)] += keep.IsEmpty ? 1u : keep[i];
        HandOver(totals, least, 0, byte.MaxValue, nodata, samples.Length);
    }

    /// <summary>Joins the two rows from one counter to another, hands them over and clears them.</summary>
    private void HandOver(BandTotals totals, int least, int low, int high, double? nodata, int pixels)
    {
        var first = _counters.AsSpan(low, high - low + 1);
        var second = _counters.AsSpan(Row + low, high - low + 1);
        var vectors = MemoryMarshal.Cast<uint, Vector<uint>>(first);
        var others = MemoryMarshal.Cast<uint, Vector<uint>>(second);
        var kept = Vector<uint>.Zero;
        for (var i = 0; i < vectors.Length; i++) kept += vectors[i] += others[i];
        var count = (long)Vector.Sum(kept);
        for (var i = vectors.Length * Vector<uint>.Count; i < first.Length; i++) count += first[i] += second[i];
        var gaps = 0L;
        if (nodata is { } none && none >= least + low && none <= least + high && none == Math.Floor(none))
        {
            ref var counter = ref first[(int)none - least - low];
            (gaps, counter) = (counter, 0);
        }

        totals.Add(least + low, first, gaps, pixels - count);
        first.Clear();
        second.Clear();
    }

    private static void CountWide<T>(ReadOnlySpan<byte> samples, BandTotals totals, ReadOnlySpan<byte> keep, Adding<T> add)
        where T : unmanaged
    {
        var all = MemoryMarshal.Cast<byte, T>(samples);
        var kept = all;
        if (!keep.IsEmpty)
        {
            var some = new T[all.Length];
            var count = 0;
            for (var i = 0; i < some.Length; i++)
            {
                if (keep[i] != 0) some[count++] = all[i];
            }

            kept = some.AsSpan(0, count);
        }

        var statistics = new BandStatistics();
        add(statistics, kept);
        totals.Add(statistics, kept.Length - statistics.Count, all.Length - kept.Length);
    }

    private static (ushort Low, ushort High) Extremes(ReadOnlySpan<ushort> samples, ushort flip)
    {
        var (low, high, mask) = (new Vector<ushort>(ushort.MaxValue), Vector<ushort>.Zero, new Vector<ushort>(flip));
        var vectors = MemoryMarshal.Cast<ushort, Vector<ushort>>(samples);
        foreach (var vector in vectors)
        {
            low = Vector.Min(low, vector ^ mask);
            high = Vector.Max(high, vector ^ mask);
        }

        var (least, largest) = (ushort.MaxValue, ushort.MinValue);
        for (var i = 0; i < Vector<ushort>.Count && vectors.Length > 0; i++) (least, largest) = (Math.Min(least, low[i]), Math.Max(largest, high[i]));
        foreach (var rest in samples[(vectors.Length * Vector<ushort>.Count)..])
        {
            (least, largest) = (Math.Min(least, (ushort)(rest ^ flip)), Math.Max(largest, (ushort)(rest ^ flip)));
        }

        return (least, largest);
    }

    private delegate void Adding<T>(BandStatistics statistics, ReadOnlySpan<T> samples);
}
