using System.Numerics;
using RapidAI4EO.Imagery.Chips;
using Xunit;

namespace RapidAI4EO.Tests.Imagery.Chips;

public sealed class BandStatisticsTests
{
    [Fact]
    public void AddWhole_InAnyOrderAndParts_IsWhatRationalNumbersSay()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        // Far from zero and close together, which is where sums of doubles lose everything.
        var samples = Enumerable.Range(0, 50_000).Select(_ => int.MaxValue - random.Next(4)).ToArray();
        var (first, second) = (new BandStatistics(), new BandStatistics());
        first.AddWhole<int>(samples.AsSpan(0, 20_000));
        second.AddWhole<int>(samples.AsSpan(20_000));
        second.Add(first);
        var sum = samples.Aggregate(BigInteger.Zero, (s, v) => s + v);
        var squares = samples.Aggregate(BigInteger.Zero, (s, v) => s + ((BigInteger)v * v));
        var variance = (double)((samples.Length * squares) - (sum * sum)) / samples.Length / samples.Length;
        Assert.Equal((50_000L, (double)sum / 50_000, (double)samples.Min(), (double)samples.Max()), (second.Count, second.Mean, second.Min, second.Max));
        Assert.Equal(Math.Sqrt(variance), second.Stddev, 1e-12);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AddWhole_ManyExtremesOf16Bits_RunsOverNowhere(bool hasNodata)
    {
        // More than the vectors' lanes could hold, of the numbers with the largest squares.
        var samples = Enumerable.Repeat(short.MinValue, 1_200_003).ToArray();
        if (hasNodata) samples[5] = 17;
        var statistics = new BandStatistics();
        statistics.AddWhole<short>(samples, nodata: 17);
        statistics.AddWhole<short>([short.MaxValue]);
        var count = samples.Length - (hasNodata ? 1 : 0);
        Assert.Equal((count + 1L, -32768.0, 32767.0), (statistics.Count, statistics.Min, statistics.Max));
        Assert.Equal(((-32768.0 * count) + 32767) / (count + 1), statistics.Mean);
        // One number apart from all others, by 65535.
        Assert.Equal(65535 * Math.Sqrt(count) / (count + 1.0), statistics.Stddev, 1e-9);
    }

    [Fact]
    public void Add_SmallTypes_CountsAllButNodata()
    {
        var statistics = new BandStatistics();
        statistics.AddWhole<short>([-32768, 5, 7, -9999, 32767], nodata: -9999);
        Assert.Equal((4L, -32768.0, 32767.0, 11 / 4.0), (statistics.Count, statistics.Min, statistics.Max, statistics.Mean));
        // What the type cannot hold leaves nothing out.
        statistics.AddWhole<short>([32767, 0], nodata: 1e9);
        statistics.AddWhole<short>([0], nodata: 0.5);
        Assert.Equal(7, statistics.Count);
    }

    [Fact]
    public void AddFloats_FarFromZero_KeepsTheDeviation()
    {
        var (whole, parts) = (new BandStatistics(), new BandStatistics());
        double[] samples = [1e9 + 4, 1e9 + 7, double.NaN, 1e9 + 13, 1e9 + 16];
        whole.AddFloats<double>(samples);
        parts.AddFloats<double>(samples.AsSpan(0, 2));
        var rest = new BandStatistics();
        rest.AddFloats<double>(samples.AsSpan(2));
        parts.Add(rest);
        Assert.All([whole, parts], statistics =>
        {
            Assert.Equal((4L, 1e9 + 10), (statistics.Count, statistics.Mean));
            Assert.Equal(Math.Sqrt(22.5), statistics.Stddev, 1e-9);
        });
        Assert.Throws<InvalidOperationException>(() => whole.AddWhole<short>([1]));
    }

    [Fact]
    public void Mean_OfNothing_IsNaN() => Assert.True(double.IsNaN(new BandStatistics().Mean) && double.IsNaN(new BandStatistics().Stddev));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(50, 2.5)]
    [InlineData(90, 3.7)]
    [InlineData(100, 4)]
    public void At_BetweenValues_IsLinearAsInNumpy(double percent, double expected) =>
        Assert.Equal(expected, new Percentiles([4, float.NaN, 1, 3, 2]).At(percent), 1e-6);
}
