using System.Numerics;
using System.Runtime.InteropServices;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.GeoTiff;
using Xunit;

namespace RapidAI4EO.Tests.Imagery.Chips;

/// <summary>Against whole numbers of any length and a sorted list.</summary>
public sealed class SampleCounterTests
{
    private static readonly decimal[] Percents = [0, 1, 2.5m, 25, 50, 75, 98, 99.9m, 100];

    [Fact]
    public void Count_WholeNumbersOf16BitsAndLess_IsWhatAllSamplesSay()
    {
        var random = Seeded();
        for (var round = 0; round < 60; round++)
        {
            CountsRight<short>(random, SampleType.Int16);
            CountsRight<ushort>(random, SampleType.UInt16);
            CountsRight<byte>(random, SampleType.UInt8);
            CountsRight<sbyte>(random, SampleType.Int8);
        }
    }

    [Fact]
    public void Count_PartsInAnyOrderByManyThreads_IsTheSame()
    {
        var random = Seeded();
        var chips = Enumerable.Range(0, 40).Select(_ => Samples<short>(random, 3_000)).ToArray();
        var (forwards, shuffled) = (new BandTotals(SampleType.Int16), new BandTotals(SampleType.Int16));
        var counter = new SampleCounter();
        foreach (var chip in chips) counter.Count(Bytes<short>(chip), forwards, -7);
        random.Shuffle(chips);
        Parallel.ForEach(chips, () => new SampleCounter(), (chip, _, own) =>
        {
            own.Count(Bytes<short>(chip), shuffled, -7);
            return own;
        }, _ => { });
        Assert.Equal(Figures(forwards), Figures(shuffled));
    }

    [Theory]
    [InlineData(SampleType.Int32)]
    [InlineData(SampleType.UInt32)]
    public void Count_WholeNumbersOf32Bits_HasExactMomentsAndNoPercentiles(SampleType type)
    {
        var totals = new BandTotals(type);
        new SampleCounter().Count(Bytes<int>([5, 2_000_000_000, 9, 7, 1]), totals, nodata: 9, keep: [1, 1, 1, 1, 0]);
        var statistics = totals.Statistics();
        Assert.Equal((3L, 1L, 1L, 2_000_000_012 / 3.0), (statistics.Count, totals.Nodata, totals.Masked, statistics.Mean));
        Assert.Null(totals.Histogram);
        Assert.Equal(double.NaN, totals.Percentile(50));
    }

    [Fact]
    public void Count_Floats_LeavesOutNaNAndNodata()
    {
        var totals = new BandTotals(SampleType.Float32);
        new SampleCounter().Count(Bytes<float>([1, float.NaN, 3, -9999]), totals, nodata: -9999);
        Assert.Equal((2L, 2L, 2.0, 1.0), (totals.Statistics().Count, totals.Nodata, totals.Statistics().Mean, totals.Statistics().Stddev));
    }

    [Fact]
    public void Count_AllNodataOrMasked_HasNoFigures()
    {
        var totals = new BandTotals(SampleType.UInt16);
        var counter = new SampleCounter();
        counter.Count(Bytes<ushort>([0, 0, 0]), totals, nodata: 0);
        counter.Count(Bytes<ushort>([4, 5]), totals, nodata: 0, keep: [0, 0]);
        counter.Count([], totals);
        Assert.Equal((0L, 3L, 2L), (totals.Statistics().Count, totals.Nodata, totals.Masked));
        Assert.Equal(double.NaN, totals.Percentile(50));
    }

    [Fact]
    public void Percentile_OfMoreThanADoubleCanPlace_IsBetweenTheRightTwo()
    {
        // Half of 2^40 samples are 3 and half are 5: the median lies between.
        var histogram = new SampleHistogram();
        histogram.Add(3, [1, 0, 1]);
        for (var i = 0; i < 40; i++)
        {
            var twice = new SampleHistogram();
            twice.Add(histogram);
            histogram.Add(twice);
        }

        Assert.Equal((2L << 40, 4.0), (histogram.Count, histogram.Percentile(50)));
        Assert.Equal((3.0, 5.0), (histogram.Percentile(49.9999999999m), histogram.Percentile(50.0000000001m)));
    }

    private static void CountsRight<T>(Random random, SampleType type)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var samples = Samples<T>(random, random.Next(1, 700));
        var nodata = random.Next(3) == 0 ? double.CreateTruncating(samples[0]) : (double?)null;
        byte[] keep = random.Next(2) == 0 ? [] : [.. samples.Select(_ => (byte)random.Next(2))];
        var totals = new BandTotals(type);
        var counter = new SampleCounter();
        // Twice: what one band leaves behind must not be in the next.
        for (var i = 0; i < 2; i++) counter.Count(Bytes<T>(samples), totals, nodata, keep);
        var seen = samples.Where((_, i) => keep.Length == 0 || keep[i] == 1).Select(BigInteger.CreateTruncating).ToList();
        var counted = seen.Where(value => nodata is null || value != new BigInteger(nodata.Value)).Concat([]).ToList();
        counted = [.. counted.Concat(counted).Order()];
        var statistics = totals.Statistics();
        Assert.Equal(((long)counted.Count, 2L * (samples.Length - seen.Count)), (statistics.Count, totals.Masked));
        Assert.Equal((2 * samples.Length) - counted.Count - totals.Masked, totals.Nodata);
        if (counted.Count == 0) return;
        var sum = counted.Aggregate(BigInteger.Add);
        var squares = counted.Aggregate(BigInteger.Zero, (total, value) => total + (value * value));
        Assert.Equal(((double)counted[0], (double)counted[^1], (double)sum / counted.Count), (statistics.Min, statistics.Max, statistics.Mean));
        Assert.Equal(Math.Sqrt((double)((counted.Count * squares) - (sum * sum))) / counted.Count, statistics.Stddev, 1e-9);
        Assert.All(Percents, percent => Assert.Equal(PercentileOf(counted, percent), totals.Percentile(percent), 1e-9));
    }

    private static double PercentileOf(List<BigInteger> sorted, decimal percent)
    {
        var place = percent / 100 * (sorted.Count - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return (double)((decimal)sorted[below] + ((place - below) * ((decimal)sorted[above] - (decimal)sorted[below])));
    }

    private static double[] Figures(BandTotals totals)
    {
        var s = totals.Statistics();
        return [s.Count, totals.Nodata, s.Min, s.Max, s.Mean, s.Stddev, .. Percents.Select(totals.Percentile)];
    }

    private static T[] Samples<T>(Random random, int count)
        where T : IBinaryInteger<T>, IMinMaxValue<T>
    {
        var (low, high) = (int.CreateTruncating(T.MinValue), int.CreateTruncating(T.MaxValue));
        var centre = random.Next(low, high + 1);
        // Mostly alike, as pixels are, and now and then anything.
        return [.. Enumerable.Range(0, count).Select(_ => T.CreateTruncating(
            random.Next(20) == 0 ? random.Next(low, high + 1) : Math.Clamp(centre + random.Next(-5, 6), low, high)))];
    }

    private static ReadOnlySpan<byte> Bytes<T>(ReadOnlySpan<T> samples)
        where T : unmanaged => MemoryMarshal.AsBytes(samples);

    private static Random Seeded()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        return new Random(seed);
    }
}
