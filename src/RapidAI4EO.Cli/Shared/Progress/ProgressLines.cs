using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Shared.Progress;

/// <summary>A line now and then, for logs; what takes no time leaves none.</summary>
internal sealed class ProgressLines(string title) : TimedProgress(TimeSpan.FromSeconds(10))
{
    protected override void Write(ProgressStep step, ProgressRate pace) => Messages.StepLine($"{title}: {ProgressText.Describe(step, pace)}");

    protected override void WriteLast(ProgressStep step, ProgressRate pace)
    {
        // What comes next is said by whoever has the result.
    }
}
