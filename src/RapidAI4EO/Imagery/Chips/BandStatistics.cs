using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RapidAI4EO.Imagery.GeoTiff;

namespace RapidAI4EO.Imagery.Chips;

/// <summary>
/// Count, extremes, mean and deviation of samples as they stream past, of one chip or of millions. Sums of whole numbers are kept exactly,
/// so the result does not depend on the order, and parts can be joined; for floats mean and spread are carried along in doubles (B. P.
/// Welford, Technometrics 4, 1962; joined as T. F. Chan, G. H. Golub and R. J. LeVeque do, 1979). One instance takes one of the two.
/// </summary>
public sealed class BandStatistics
{
    private Int128 _sum;
    private UInt128 _squares;
    private bool _isFloat;
    private double _floatMean;
    private double _floatSpread;

    /// <summary>Samples that were counted: no nodata, no NaN.</summary>
    public long Count { get; private set; }

    /// <summary>The least; positive infinity where nothing was counted.</summary>
    public double Min { get; private set; } = double.PositiveInfinity;

    /// <summary>The largest; negative infinity where nothing was counted.</summary>
    public double Max { get; private set; } = double.NegativeInfinity;

    /// <summary>NaN where nothing was counted.</summary>
    public double Mean => Count == 0 ? double.NaN : _isFloat ? _floatMean : (double)_sum / Count;

    /// <summary>The standard deviation of the population, which divides by the count as GDAL and numpy do; NaN where nothing was counted.</summary>
    public double Stddev
    {
        get
        {
            if (Count == 0) return double.NaN;
            if (_isFloat) return Math.Sqrt(_floatSpread / Count);
            // Exact up to the division: the difference of two large numbers is where doubles would lose everything.
            var spread = ((BigInteger)Count * _squares) - ((BigInteger)_sum * _sum);
            return Math.Sqrt((double)spread / Count / Count);
        }
    }

    /// <summary>Adds a band of a raster, but for samples that are nodata.</summary>
    public void Add(Raster raster, int band, double? nodata = null)
    {
        ArgumentNullException.ThrowIfNull(raster);
        switch (raster.Type)
        {
            case SampleType.UInt8: AddWhole(raster.Band<byte>(band), nodata); break;
            case SampleType.Int8: AddWhole(raster.Band<sbyte>(band), nodata); break;
            case SampleType.UInt16: AddWhole(raster.Band<ushort>(band), nodata); break;
            case SampleType.Int16: AddWhole(raster.Band<short>(band), nodata); break;
            case SampleType.UInt32: AddWhole(raster.Band<uint>(band), nodata); break;
            case SampleType.Int32: AddWhole(raster.Band<int>(band), nodata); break;
            case SampleType.Float32: AddFloats(raster.Band<float>(band), nodata); break;
            default: AddFloats(raster.Band<double>(band), nodata); break;
        }
    }

    /// <summary>Adds whole numbers of up to 32 bits.</summary>
    public void AddWhole<T>(ReadOnlySpan<T> samples, double? nodata = null)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        TakeKind(isFloat: false);
        var without = nodata is { } value && T.CreateSaturating(value) is var none && double.CreateTruncating(none) == value ? none : (T?)null;
        // Sums of this many squares of 16 bits, and sums of 32, fit into 64 bits.
        const int Most = 1 << 30;
        for (; samples.Length > Most; samples = samples[Most..]) AddPart(samples[..Most], without);
        AddPart(samples, without);
    }

    /// <summary>Adds floats; NaN is left out.</summary>
    public void AddFloats<T>(ReadOnlySpan<T> samples, double? nodata = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TakeKind(isFloat: true);
        var none = T.CreateTruncating(nodata ?? double.NaN);
        foreach (var sample in samples)
        {
            if (sample == none || T.IsNaN(sample)) continue;
            var number = double.CreateTruncating(sample);
            Count++;
            var distance = number - _floatMean;
            _floatMean += distance / Count;
            _floatSpread += distance * (number - _floatMean);
            Min = Math.Min(Min, number);
            Max = Math.Max(Max, number);
        }
    }

    /// <summary>Adds what another has counted.</summary>
    public void Add(BandStatistics other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Count == 0) return;
        TakeKind(other._isFloat);
        var (count, distance) = (Count + other.Count, other._floatMean - _floatMean);
        _floatMean += distance * other.Count / count;
        _floatSpread += other._floatSpread + (distance * distance * Count * other.Count / count);
        _sum += other._sum;
        _squares += other._squares;
        Count = count;
        Min = Math.Min(Min, other.Min);
        Max = Math.Max(Max, other.Max);
    }

    private void TakeKind(bool isFloat)
    {
        if (Count > 0 && _isFloat != isFloat) throw new InvalidOperationException("Whole numbers and floats are not counted together.");
        _isFloat = isFloat;
    }

    /// <summary>Adds one whole number as often as it occurs.</summary>
    internal void AddRepeated(int number, long times)
    {
        TakeKind(isFloat: false);
        if (times == 0) return;
        AddSums(times, (Int128)times * number, (UInt128)times * (ulong)((long)number * number), number, number);
    }

    private void AddPart<T>(ReadOnlySpan<T> samples, T? without)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        if (typeof(T) == typeof(short))
        {
            var sums = new ShortSums();
            sums.Add(MemoryMarshal.Cast<T, short>(samples), without is { } left ? short.CreateTruncating(left) : null);
            AddSums(sums.Count, sums.Sum, sums.Squares, sums.Min, sums.Max);
            return;
        }

        var (count, sum, min, max) = (0L, 0L, T.MaxValue, T.MinValue);
        ulong squares = 0;
        var isWide = Unsafe.SizeOf<T>() > 2;
        foreach (var sample in samples)
        {
            if (without is { } none && sample == none) continue;
            var number = long.CreateTruncating(sample);
            count++;
            sum += number;
            if (isWide) _squares += (UInt128)((Int128)number * number);
            else squares += (ulong)(number * number);
            min = T.Min(min, sample);
            max = T.Max(max, sample);
        }

        AddSums(count, sum, squares, double.CreateTruncating(min), double.CreateTruncating(max));
    }

    private void AddSums(long count, Int128 sum, UInt128 squares, double min, double max)
    {
        if (count == 0) return;
        Count += count;
        _sum += sum;
        _squares += squares;
        Min = Math.Min(Min, min);
        Max = Math.Max(Max, max);
    }
}
