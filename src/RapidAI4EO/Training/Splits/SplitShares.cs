using RapidAI4EO.Training.Labels;

namespace RapidAI4EO.Training.Splits;

/// <summary>How much of each split the labels of a scheme cover, beside the whole of all splits.</summary>
/// <param name="scheme">The labels.</param>
/// <param name="pixels">By split and label, in units of 1/40000.</param>
/// <param name="samples">How many samples each split has.</param>
public sealed class SplitShares(LabelScheme scheme, long[][] pixels, long[] samples)
{
    private const double Unit = RapidAI4EO.Index.Format.ClassPostings.SharesUnit;

    public LabelScheme Scheme => scheme;

    /// <summary>The share of all splits together, 0 to 1.</summary>
    public double Whole(int label) => Ratio(pixels.Sum(part => part[label]), samples.Sum());

    /// <summary>The share of one split, 0 to 1.</summary>
    public double Of(int part, int label) => Ratio(pixels[part][label], samples[part]);

    /// <summary>What no label covers, of one split.</summary>
    public double LeftOut(int part) => samples[part] == 0 ? 0 : 1 - Ratio(pixels[part].Sum(), samples[part]);

    /// <summary>Weights for a loss, from a split's sums of shares.</summary>
    public ClassWeights Weights(int part) => new([.. pixels[part].Select(sum => sum / Unit)]);

    /// <summary>The share that is furthest from the whole's.</summary>
    /// <returns>The split, the label, and by how much its share is greater, or less, than the whole's.</returns>
    public (int Part, int Label, double Difference) Largest()
    {
        var largest = (Part: 0, Label: 0, Difference: 0.0);
        for (var part = 0; part < samples.Length; part++)
        {
            for (var label = 0; label < scheme.Labels.Count && samples[part] > 0; label++)
            {
                var difference = Of(part, label) - Whole(label);
                if (Math.Abs(difference) > Math.Abs(largest.Difference)) largest = (part, label, difference);
            }
        }

        return largest;
    }

    private static double Ratio(long sum, long count) => count == 0 ? 0 : sum / (count * Unit);
}
