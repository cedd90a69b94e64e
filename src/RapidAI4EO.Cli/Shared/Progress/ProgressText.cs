using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Shared.Progress;

/// <summary>A step of progress in words.</summary>
internal static class ProgressText
{
    /// <summary>What a bar does not show: <c>120 of 1,386 files, 24.6 MB, 31.0 MB/s, 8.1 s left</c>.</summary>
    public static string Describe(ProgressStep step, ProgressRate pace)
    {
        var parts = new List<string>
        {
            step.IsFiles
                ? step.Total is { } files ? $"{step.Done:N0} of {Count(step, files)}" : Count(step, step.Done)
                : step.Total is { } bytes ? $"{Units.Bytes(step.Done)} of {Units.Bytes(bytes)}" : Units.Bytes(step.Done),
        };
        if (step.IsFiles && step.FileBytes > 0)
        {
            parts.Add(Units.Bytes(step.FileBytes));
        }

        if (step.Failed > 0)
        {
            parts.Add($"{step.Failed:N0} failed");
        }

        if (pace.BytesPerSecond > 0)
        {
            parts.Add($"{Units.Bytes(pace.BytesPerSecond)}/s");
        }

        if (pace.Left is { TotalSeconds: > 0 } left)
        {
            parts.Add($"{Units.Time(left)} left");
        }

        return string.Join(", ", parts);
    }

    private static string Count(ProgressStep step, long number) => step.IsSamples ? Counted.Samples(number) : Counted.Files(number);
}
