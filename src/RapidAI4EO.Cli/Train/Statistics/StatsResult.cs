using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Imagery.Series;
using RapidAI4EO.Training.Statistics;

namespace RapidAI4EO.Cli.Train.Statistics;

/// <summary>Pixels and labels of a subset.</summary>
/// <param name="Images">Images that were asked for.</param>
/// <param name="Mask"><c>qa</c> or <c>none</c>.</param>
/// <param name="Statistics">By product, split and month.</param>
/// <param name="LandCover">The labels of the samples, by split.</param>
/// <param name="LeftOut">Images that were not counted.</param>
/// <param name="Faults">The first of them.</param>
/// <param name="UnknownIds">Samples asked for that the index does not have.</param>
internal sealed record StatsResult(
    long Images, string Mask, IReadOnlyList<StatsGroupResult> Statistics, IReadOnlyList<StatsCoverResult> LandCover, StatsLeftOutResult LeftOut,
    IReadOnlyList<StatsFaultResult> Faults, int UnknownIds)
{
    public static StatsResult Of(
        StatisticsReport report, SeriesMask mask, IReadOnlyList<decimal> percentiles, IReadOnlyList<StatsPart> covers, string form, int unknownIds) => new(
        report.Chips, MaskOption.NameOf(mask), [.. report.Groups.Select(group => StatsGroupResult.Of(group, percentiles))],
        [.. covers.Select(part => StatsCoverResult.Of(part, form))], StatsLeftOutResult.Of(report),
        [.. report.Faults.Select(fault => new StatsFaultResult(fault.Key.ToString(), fault.Kind.ToString().ToLowerInvariant(), fault.Message))], unknownIds);
}
