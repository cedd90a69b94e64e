namespace RapidAI4EO.Cli.Output;

/// <summary>A line now and then, for logs; what takes no time leaves none.</summary>
internal sealed class ProgressLines(string title) : TimedProgress(TimeSpan.FromSeconds(10))
{
    protected override void Write(ProgressStep step, Pace pace) => Messages.StepLine($"{title}: {ProgressText.Describe(step, pace)}");

    protected override void WriteLast(ProgressStep step, Pace pace)
    {
        // What comes next is said by whoever has the result.
    }
}
