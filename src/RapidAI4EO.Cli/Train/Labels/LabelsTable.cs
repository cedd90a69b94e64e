using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Training.Labels;

namespace RapidAI4EO.Cli.Train.Labels;

/// <summary>How often labels occur, for people.</summary>
internal static class LabelsTable
{
    public static void Write(StandardOutput output, LabelSummary summary)
    {
        var weights = summary.Weights();
        var table = new TextTable("label", "samples", "percent", "inverse frequency", "effective number");
        for (var label = 0; label < summary.Scheme.Labels.Count; label++)
        {
            table.Add(
                summary.Scheme.Labels[label].Key, $"{summary.SamplesWith(label):N0}", $"{100 * summary.ShareOf(label):0.00}",
                $"{weights.InverseFrequency[label]:0.####}", $"{weights.EffectiveNumber[label]:0.####}");
        }

        table.Write(output);
    }
}
