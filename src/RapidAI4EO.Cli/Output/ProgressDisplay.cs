namespace RapidAI4EO.Cli.Output;

/// <summary>Runs a piece of work and shows on standard error how far it is, in the style that fits what is there.</summary>
internal static class ProgressDisplay
{
    public static Task<T> RunAsync<T>(Messages messages, string title, Func<IProgress<ProgressStep>, Task<T>> work) => messages.Progress switch
    {
        ProgressStyle.Bar => ProgressBar.RunAsync(title, work),
        ProgressStyle.Lines => RunAsync(new ProgressLines(title), work),
        ProgressStyle.Json => RunAsync(new ProgressObjects(title), work),
        _ => work(new Relay<ProgressStep>(_ => { })),
    };

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
