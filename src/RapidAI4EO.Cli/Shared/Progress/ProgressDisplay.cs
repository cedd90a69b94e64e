using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Shared.Progress;

/// <summary>Runs a piece of work and shows on standard error how far it is, in the style that fits what is there.</summary>
internal static class ProgressDisplay
{
    public static Task<T> RunAsync<T>(Messages messages, string title, Func<IProgress<ProgressStep>, Task<T>> work) => messages.Progress switch
    {
        ProgressStyle.Bar => ProgressBar.RunAsync(title, work),
        ProgressStyle.Lines => RunAsync(new ProgressLines(title), work),
        ProgressStyle.Json => RunAsync(new ProgressObjects(title), work),
        _ => work(new SynchronousProgress<ProgressStep>(_ => { })),
    };

    /// <summary>The same, and says what is waited for until there is something to show.</summary>
    /// <param name="messages">Where to speak.</param>
    /// <param name="title">What is done.</param>
    /// <param name="waitsFor">What must answer before the first step.</param>
    /// <param name="work">Does it.</param>
    public static async Task<T> RunAsync<T>(Messages messages, string title, string waitsFor, Func<IProgress<ProgressStep>, Task<T>> work)
    {
        using var notice = new WaitNotice(messages, waitsFor);
        return await RunAsync(messages, title, steps => work(new SynchronousProgress<ProgressStep>(step =>
        {
            if (step.Done > 0) notice.Heard();
            steps.Report(step);
        })));
    }

    private static async Task<T> RunAsync<T>(TimedProgress progress, Func<IProgress<ProgressStep>, Task<T>> work)
    {
        try
        {
            return await work(progress);
        }
        finally
        {
            progress.Finish();
        }
    }
}
