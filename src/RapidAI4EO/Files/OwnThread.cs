namespace RapidAI4EO.Files;

/// <summary>Work that waits for disks, in a thread of its own so that the pool's few are not kept; where the system gives no more threads, in the pool's all the same.</summary>
internal static class OwnThread
{
    /// <summary>Starts <paramref name="work"/>. It is done in any case: what it is for must not be lost for want of a thread.</summary>
    public static Task Run(Action work) => Run(work, TaskScheduler.Default);

    /// <param name="work">What is to be done.</param>
    /// <param name="scheduler">Makes the thread; tests have one that cannot.</param>
    internal static Task Run(Action work, TaskScheduler scheduler)
    {
        try
        {
            return Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, scheduler);
        }
        catch (Exception e) when (IsRefused(e))
        {
            return Task.Run(work);
        }
    }

    /// <summary>Whether this is how the framework says that the system gives no more threads.</summary>
    public static bool IsRefused(Exception e) => e is OutOfMemoryException or ThreadStartException or TaskSchedulerException;
}
