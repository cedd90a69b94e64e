using RapidAI4EO.Files;
using Xunit;

namespace RapidAI4EO.Tests.Files;

public sealed class OwnThreadTests
{
    [Fact]
    public async Task Run_NoThreadToBeHad_TheWorkIsDoneAllTheSame()
    {
        var isDone = false;
        await OwnThread.Run(() => isDone = true, new NoThreads());
        Assert.True(isDone);
    }

    [Fact]
    public async Task Run_WorkThatFails_FailsOnce()
    {
        var runs = 0;
        await Assert.ThrowsAsync<IOException>(() => OwnThread.Run(() =>
        {
            runs++;
            throw new IOException("full");
        }));
        Assert.Equal(1, runs);
    }

    /// <summary>As the framework does where the system refuses a thread.</summary>
    private sealed class NoThreads : TaskScheduler
    {
        protected override void QueueTask(Task task) => throw new InsufficientMemoryException("No more threads.");

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

        protected override IEnumerable<Task> GetScheduledTasks() => [];
    }
}
