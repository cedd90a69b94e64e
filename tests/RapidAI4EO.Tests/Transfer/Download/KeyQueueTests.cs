using RapidAI4EO.Transfer.Destinations.Folder;
using RapidAI4EO.Transfer.Download;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Download;

public class KeyQueueTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(64, 16)]
    public async Task TryTake_ManyTakers_EachKeyComesOnce(int capacity, int takers)
    {
        const int Count = 20_000;
        var queue = new KeyQueue(capacity);
        var tasks = Enumerable.Range(0, takers).Select(_ => Task.Factory.StartNew(() => TakeAll(queue), TaskCreationOptions.LongRunning)).ToArray();
        for (var i = 0; i < Count; i++) await queue.AddAsync(new QueuedKey(i, "key"), Token);
        queue.End(drops: false);
        var taken = await Task.WhenAll(tasks);

        // Each taker gets its keys in the list's order.
        Assert.All(taken, numbers => Assert.Equal(numbers.Order(), numbers));
        Assert.Equal(Enumerable.Range(0, Count).Select(i => (long)i), taken.SelectMany(numbers => numbers).Order());
    }

    [Fact]
    public async Task AddAsync_Full_WaitsUntilHalfIsTaken()
    {
        var queue = new KeyQueue(4);
        for (var i = 0; i < 4; i++) await queue.AddAsync(new QueuedKey(i, "key"), Token);
        var fifth = queue.AddAsync(new QueuedKey(4, "key"), Token).AsTask();
        Assert.True(queue.TryTake(out _));
        Assert.False(fifth.IsCompleted);
        Assert.True(queue.TryTake(out _));
        await fifth;
    }

    [Fact]
    public async Task AddAsync_FullAndCancelled_Throws()
    {
        using var cancel = new CancellationTokenSource();
        var queue = new KeyQueue(1);
        await queue.AddAsync(new QueuedKey(0, "key"), cancel.Token);
        var second = queue.AddAsync(new QueuedKey(1, "key"), cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    [Fact]
    public async Task End_Dropping_SendsTakersHomeAndForgetsWhatWaits()
    {
        var queue = new KeyQueue(4);
        await queue.AddAsync(new QueuedKey(0, "key"), Token);
        queue.End(drops: true);
        Assert.False(queue.TryTake(out _));
    }

    private static List<long> TakeAll(KeyQueue queue)
    {
        var numbers = new List<long>();
        while (queue.TryTake(out var key)) numbers.Add(key.Number);
        return numbers;
    }
}
