using RapidAI4EO.Storage.Concurrency;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Storage.Concurrency;

public sealed class AdaptiveConcurrencyTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Limit_ThroughputGrowsWithIt_GrowsToTheMaximum()
    {
        var concurrency = new AdaptiveConcurrency(8, 256, _time);
        Feed(concurrency, seconds: 10, limit => limit);
        Assert.Equal(256, concurrency.Limit);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(100)]
    public void Limit_ServerBearsSoMuch_SettlesNearIt(int capacity)
    {
        var concurrency = new AdaptiveConcurrency(8, 256, _time);
        Feed(concurrency, seconds: 60, limit => Math.Min(limit, capacity));
        Assert.InRange(concurrency.Limit, capacity / 2, capacity * 2);
    }

    [Fact]
    public void Overloaded_ManyAtOnce_HalvesOnce()
    {
        var concurrency = new AdaptiveConcurrency(64, 256, _time);
        for (var i = 0; i < 64; i++) concurrency.Overloaded();
        Assert.Equal(32, concurrency.Limit);
        _time.Advance(TimeSpan.FromSeconds(2));
        concurrency.Overloaded();
        Assert.Equal(16, concurrency.Limit);
    }

    [Fact]
    public void Overloaded_ForEver_EndsAtOne()
    {
        var concurrency = new AdaptiveConcurrency(64, 256, _time);
        for (var i = 0; i < 20; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(2));
            concurrency.Overloaded();
        }

        Assert.Equal(1, concurrency.Limit);
        Feed(concurrency, seconds: 120, limit => limit);
        Assert.InRange(concurrency.Limit, 16, 256);
    }

    [Fact]
    public void Completed_FewFiles_ChangeNothing()
    {
        var concurrency = new AdaptiveConcurrency(8, 256, _time);
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.False(concurrency.Completed(1));
        Assert.Equal(8, concurrency.Limit);
    }

    [Fact]
    public void Fixed_WhateverHappens_Stays()
    {
        var concurrency = AdaptiveConcurrency.Fixed(5, _time);
        Feed(concurrency, seconds: 5, limit => limit);
        concurrency.Overloaded();
        Assert.Equal(5, concurrency.Limit);
    }

    /// <summary>Ten files a second for each unit of throughput.</summary>
    private void Feed(AdaptiveConcurrency concurrency, int seconds, Func<int, int> throughput)
    {
        for (var i = 0; i < seconds * 100; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(0.01));
            var files = throughput(concurrency.Limit) / 10.0;
            for (var file = Math.Floor(i * files); file < Math.Floor((i + 1) * files); file++) concurrency.Completed(200_000);
        }
    }
}
