using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Shared.Progress;

/// <summary>An object of JSON a second, and one at the end.</summary>
internal sealed class ProgressObjects(string title) : TimedProgress(TimeSpan.FromSeconds(1))
{
    protected override void Write(ProgressStep step, ProgressRate pace) => Messages.Step(new ProgressDocument(new ProgressBody(
        title, step.Done, step.Total, step.Failed, step.IsSamples ? "samples" : step.IsFiles ? "files" : "bytes", step.Bytes,
        (long)pace.BytesPerSecond, pace.Left is { } left ? Math.Round(left.TotalSeconds, 1) : null)));

    protected override void WriteLast(ProgressStep step, ProgressRate pace) => Write(step, pace);
}
