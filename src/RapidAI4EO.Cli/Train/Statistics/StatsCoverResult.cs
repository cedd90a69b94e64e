using RapidAI4EO.Cli.Shared.Reports;

namespace RapidAI4EO.Cli.Train.Statistics;

/// <summary>The labels of the samples whose pixels were counted.</summary>
/// <param name="Split">Which samples; null where they are not split.</param>
/// <param name="Scheme">The labels' scheme.</param>
/// <param name="Form">What a sample counts as.</param>
/// <param name="Samples">All samples.</param>
/// <param name="Unlabelled">Those without a label.</param>
/// <param name="LeftOut">The share of all that no label covers, 0 to 1.</param>
/// <param name="Labels">Each label.</param>
internal sealed record StatsCoverResult(
    string? Split, string Scheme, string Form, long Samples, long Unlabelled, double LeftOut, IReadOnlyList<LabelResult> Labels)
{
    public static StatsCoverResult Of(StatsPart part, string form)
    {
        var labels = LabelsResult.Of(part.Labels, null);
        return new StatsCoverResult(part.Split, labels.Scheme, form, labels.Samples, labels.Unlabelled, labels.LeftOut, labels.Labels);
    }
}
