using RapidAI4EO.Transfer;
using Xunit;

namespace RapidAI4EO.Tests.Transfer;

public sealed class WorkerCrewTests
{
    [Fact]
    public async Task RunAsync_LimitRisesAndFalls_NoSlotIsUsedTwiceAndAllWorkIsDone()
    {
        var random = new Random(5);
        var limit = 4;
        var left = 20_000;
        var inSlot = new int[64];
        WorkerCrew? crew = null;
        crew = new WorkerCrew(() => Volatile.Read(ref limit), slot =>
        {
            Assert.Equal(1, Interlocked.Increment(ref inSlot[slot]));
            var hasMore = true;
            while (hasMore && crew!.MayStay(slot))
            {
                var item = Interlocked.Decrement(ref left);
                hasMore = item >= 0;
                if (item % 100 == 0)
                {
                    Thread.Yield();
                    lock (random) Volatile.Write(ref limit, random.Next(1, 64));
                    crew.CallMore();
                }
            }

            Interlocked.Decrement(ref inSlot[slot]);
            return hasMore;
        });
        await crew.RunAsync();
        Assert.True(left < 0);
        Assert.All(inSlot, count => Assert.Equal(0, count));
    }
}
