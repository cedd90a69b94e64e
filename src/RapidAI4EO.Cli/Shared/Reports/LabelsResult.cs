using RapidAI4EO.Training.Labels;

namespace RapidAI4EO.Cli.Shared.Reports;

/// <summary>Labels that were written or counted.</summary>
/// <param name="File">The file that has them; null where they were only counted.</param>
/// <param name="Scheme">The scheme's name.</param>
/// <param name="Samples">All samples.</param>
/// <param name="Unlabelled">Those without a label.</param>
/// <param name="LeftOut">The share of all that no label covers, 0 to 1.</param>
/// <param name="Labels">Each label.</param>
internal sealed record LabelsResult(string? File, string Scheme, long Samples, long Unlabelled, double LeftOut, IReadOnlyList<LabelResult> Labels)
{
    private const int Decimals = 8;

    public static LabelsResult Of(LabelSummary summary, string? file)
    {
        var weights = summary.Weights();
        return new LabelsResult(
            file, summary.Scheme.Name, summary.Samples, summary.Unlabelled, Math.Round(summary.LeftOutShare, Decimals),
            [.. summary.Scheme.Labels.Select((label, i) => new LabelResult(
                label.Key, label.Title, summary.SamplesWith(i), Math.Round(summary.ShareOf(i), Decimals),
                Math.Round(weights.InverseFrequency[i], Decimals), Math.Round(weights.EffectiveNumber[i], Decimals)))]);
    }
}
