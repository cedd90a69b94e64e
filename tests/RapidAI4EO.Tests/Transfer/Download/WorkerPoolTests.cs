using RapidAI4EO.Transfer.Download;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Download;

public sealed class WorkerPoolTests
{
    [Fact]
    public async Task RunAsync_LimitRisesAndFalls_NoSlotIsUsedTwiceAndAllWorkIsDone()
    {
        var random = new Random(5);
        var limit = 4;
        var left = 20_000;
        var inSlot = new int[64];
        WorkerPool? crew = null;
        crew = new WorkerPool(() => Volatile.Read(ref limit), slot =>
        {
            Assert.Equal(1, Interlocked.Increment(ref inSlot[slot]));
            var hasMore = true;
            while (hasMore && crew!.ShouldContinue(slot))
            {
                var item = Interlocked.Decrement(ref left);
                hasMore = item >= 0;
                if (item % 100 == 0)
                {
                    Thread.Yield();
                    lock (random) Volatile.Write(ref limit, random.Next(1, 64));
                    crew.ScaleUp();
                }
            }

            Interlocked.Decrement(ref inSlot[slot]);
            return hasMore;
        });
        await crew.RunAsync();
        Assert.True(left < 0);
        Assert.All(inSlot, count => Assert.Equal(0, count));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task RunAsync_TheSystemGivesFewThreads_AllWorkIsDoneByThose(int threads)
    {
        var left = 5_000;
        var working = 0;
        var most = 0;
        WorkerPool? crew = null;
        crew = new WorkerPool(
            () => 64,
            slot =>
            {
                Interlocked.Increment(ref working);
                while (Interlocked.Decrement(ref left) >= 0)
                {
                    lock (crew!) most = Math.Max(most, Volatile.Read(ref working));
                    crew!.ScaleUp();
                }

                Interlocked.Decrement(ref working);
                return false;
            },
            thread =>
            {
                if (Interlocked.Decrement(ref threads) < 0) throw new InsufficientMemoryException("No more threads.");
                thread.Start();
            });
        var given = Math.Max(1, threads);
        await crew.RunAsync();
        Assert.True(left < 0);
        Assert.InRange(most, 1, given);
        Assert.Equal(0, working);
    }
}
