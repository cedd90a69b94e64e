using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Training.Statistics;

namespace RapidAI4EO.Cli.Train.Statistics;

/// <summary>Tells of images that were not counted.</summary>
internal static class StatsFaults
{
    private const int WarningsShown = 5;

    public static void Tell(Messages messages, StatisticsReport report)
    {
        foreach (var fault in report.Faults.Take(WarningsShown)) messages.Warn(fault.Message);
        if (report.Missed == 0) return;
        var kinds = string.Join(", ", report.LeftOut.OrderBy(kind => kind.Key).Select(kind => $"{kind.Value:N0} {kind.Key.ToString().ToLowerInvariant()}"));
        messages.Warn($"{Counted.Files(report.Missed)} of {report.Chips:N0} {Counted.Verb(report.Missed, "was", "were")} left out: {kinds}.");
    }
}
