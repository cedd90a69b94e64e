using System.Net;
using RapidAI4EO.Server.Load;
using Xunit;

namespace RapidAI4EO.Tests.Server.Load;

public sealed class FairSlotsTests
{
    private static readonly IPAddress Greedy = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress Modest = IPAddress.Parse("192.0.2.2");
    private static readonly IPAddress Third = IPAddress.Parse("192.0.2.3");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Enter_BeyondTheShareOfOne_WaitsThoughSlotsAreFree()
    {
        var slots = new FairSlots(new SlotLimits(3, 2, 10, 10));
        using var first = await slots.EnterAsync(Greedy, Token);
        var second = await slots.EnterAsync(Greedy, Token);
        var third = slots.EnterAsync(Greedy, Token);
        Assert.False(third.IsCompleted);
        Assert.True(slots.IsAwaited);
        using (var other = slots.TryEnter(Modest)) Assert.NotNull(other);
        Assert.False(third.IsCompleted);
        second.Dispose();
        using (await third) Assert.False(slots.IsAwaited);
    }

    [Fact]
    public async Task Slot_ThatBecomesFree_GoesToWhoHasTheFewest()
    {
        var slots = new FairSlots(new SlotLimits(3, 3, 10, 10));
        IDisposable[] taken = [await slots.EnterAsync(Greedy, Token), await slots.EnterAsync(Greedy, Token), await slots.EnterAsync(Greedy, Token)];
        List<Task<IDisposable>> greedy = [slots.EnterAsync(Greedy, Token), slots.EnterAsync(Greedy, Token)];
        var modest = slots.EnterAsync(Modest, Token);
        var third = slots.EnterAsync(Third, Token);
        taken[0].Dispose();
        using var second = await modest;
        Assert.False(third.IsCompleted || greedy.Exists(task => task.IsCompleted));
        taken[1].Dispose();
        using var last = await third;
        Assert.DoesNotContain(greedy, task => task.IsCompleted);
        taken[2].Dispose();
        using (await greedy[0]) Assert.False(greedy[1].IsCompleted);
        (await greedy[1]).Dispose();
    }

    [Fact]
    public async Task Enter_WhereAsManyWaitAsMay_IsRefusedAtOnce()
    {
        var slots = new FairSlots(new SlotLimits(1, 1, 2, 1));
        var slot = await slots.EnterAsync(Greedy, Token);
        var greedy = slots.EnterAsync(Greedy, Token);
        await Assert.ThrowsAsync<ServerBusyException>(() => slots.EnterAsync(Greedy, Token));
        var modest = slots.EnterAsync(Modest, Token);
        await Assert.ThrowsAsync<ServerBusyException>(() => slots.EnterAsync(Third, Token));
        Assert.Null(slots.TryEnter(Third));
        slot.Dispose();
        (await greedy).Dispose();
        (await modest).Dispose();
        using var free = slots.TryEnter(Third);
        Assert.NotNull(free);
    }

    [Fact]
    public async Task Enter_Cancelled_LeavesTheQueueToOthers()
    {
        var slots = new FairSlots(new SlotLimits(1, 1, 1, 1));
        var slot = await slots.EnterAsync(Greedy, Token);
        using var source = new CancellationTokenSource();
        var leaving = slots.EnterAsync(Modest, source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        var next = slots.EnterAsync(Third, Token);
        slot.Dispose();
        (await next).Dispose();
    }

    [Fact]
    public async Task Slot_DisposedOfTwice_IsGivenBackOnce()
    {
        var slots = new FairSlots(new SlotLimits(1, 1, 1, 1));
        var slot = await slots.EnterAsync(Greedy, Token);
        slot.Dispose();
        slot.Dispose();
        using var again = slots.TryEnter(Greedy);
        Assert.Null(slots.TryEnter(Modest));
    }

    /// <summary>Clients that come, wait, leave and go in any order: never more are in than may, and at the end all is free.</summary>
    [Fact]
    public async Task Enter_ByManyAtOnce_KeepsToTheLimitsAndLosesNoSlot()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"Seed {seed}.");
        var limits = new SlotLimits(5, 3, 40, 10);
        var slots = new FairSlots(limits);
        var inside = new int[8];
        var served = 0;
        await Task.WhenAll(Enumerable.Range(0, 64).Select(worker => Task.Run(() => WorkAsync(new Random(seed + worker)), Token)));
        Assert.True(served > 0);
        Assert.False(slots.IsAwaited);
        var all = Enumerable.Range(0, limits.Slots).Select(i => slots.TryEnter(IPAddress.Parse($"198.51.100.{i}"))).ToList();
        Assert.DoesNotContain(null, all);
        Assert.Null(slots.TryEnter(Greedy));

        async Task WorkAsync(Random random)
        {
            for (var i = 0; i < 200; i++)
            {
                var client = random.Next(inside.Length);
                using var source = new CancellationTokenSource();
                if (random.Next(4) == 0) source.CancelAfter(random.Next(3));
                try
                {
                    using var slot = await slots.EnterAsync(IPAddress.Parse($"203.0.113.{client}"), source.Token);
                    lock (inside)
                    {
                        inside[client]++;
                        served++;
                        Assert.True(inside[client] <= limits.SlotsOfOne && inside.Sum() <= limits.Slots, $"Seed {seed}: {string.Join(' ', inside)}.");
                    }

                    await Task.Yield();
                    lock (inside) inside[client]--;
                }
                catch (Exception e) when (e is ServerBusyException or OperationCanceledException)
                {
                    await Task.Yield();
                }
            }
        }
    }
}
