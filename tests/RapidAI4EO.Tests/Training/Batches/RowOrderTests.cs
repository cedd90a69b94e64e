using RapidAI4EO.Training.Batches;
using Xunit;

namespace RapidAI4EO.Tests.Training.Batches;

/// <summary>The order of samples under a seed.</summary>
public sealed class RowOrderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void Shuffle_AnyCount_KeepsEachRowOnce(int count)
    {
        Assert.Equal(Enumerable.Range(0, count), Shuffled(count, 5, 0).Order());
    }

    [Fact]
    public void Shuffle_SeedAndEpoch_SayTheOrder()
    {
        Assert.Equal(Shuffled(100, 5, 1), Shuffled(100, 5, 1));
        Assert.NotEqual(Shuffled(100, 5, 1), Shuffled(100, 5, 2));
        Assert.NotEqual(Shuffled(100, 5, 1), Shuffled(100, 6, 1));
    }

    [Fact]
    public void Shuffle_ManyTimes_IsEven()
    {
        // Chi-squared of the 24 orders of four rows over 24,000 shuffles: with 23 degrees of freedom 49.7 is passed once in a thousand.
        const int Shuffles = 24_000;
        var counts = new Dictionary<string, int>();
        for (var epoch = 0; epoch < Shuffles; epoch++)
        {
            var order = string.Join(',', Shuffled(4, 11, epoch));
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        const double Expected = Shuffles / 24.0;
        Assert.Equal(24, counts.Count);
        Assert.InRange(counts.Values.Sum(count => (count - Expected) * (count - Expected) / Expected), 0, 49.7);
    }

    private static int[] Shuffled(int count, ulong seed, int epoch)
    {
        int[] rows = [.. Enumerable.Range(0, count)];
        RowOrder.Shuffle(rows, seed, epoch);
        return rows;
    }
}
