using System.Numerics;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Training.Labels;

/// <summary>What is written of a sample's labels: their shares, which of them reach a threshold, or the one that covers most.</summary>
public sealed record LabelForm
{
    private const string MultiLabelPrefix = "multilabel:";

    private LabelForm(int least) => MinCount = least;

    /// <summary>The share of each label.</summary>
    public static LabelForm Fractions { get; } = new(0);

    /// <summary>The label that covers most.</summary>
    public static LabelForm Dominant { get; } = new(-1);

    /// <summary>With a threshold: a label is there from this count of 1/40000 on. Else 0 or less.</summary>
    internal int MinCount { get; }

    internal bool IsMultiLabel => MinCount > 0;

    /// <summary>Reads <c>fractions</c>, <c>dominant</c> or <c>multilabel:0.1</c>, where a label is there whose share is 0.1 or more.</summary>
    /// <exception cref="InvalidInputException">It is none of them, or the threshold is not above 0 and at most 1.</exception>
    public static LabelForm Parse(string text) => text.ToLowerInvariant() switch
    {
        "fractions" => Fractions,
        "dominant" => Dominant,
        var form when form.StartsWith(MultiLabelPrefix, StringComparison.Ordinal) => MultiLabel(form[MultiLabelPrefix.Length..]),
        _ => throw new InvalidInputException($"'{DisplayText.Text(text)}' is no form of labels. Use fractions, multilabel:0.1 (any threshold above 0, at most 1) or dominant."),
    };

    private static LabelForm MultiLabel(string threshold)
    {
        if (!Rational.TryParse(threshold, out var share) || share.Sign <= 0 || share.CompareTo(Rational.One) > 0)
        {
            throw new InvalidInputException($"'{DisplayText.Text(threshold)}' is no threshold. Write a share above 0 and at most 1, as in multilabel:0.1.");
        }

        var (whole, rest) = BigInteger.DivRem(share.Numerator * ClassPostings.SharesUnit, share.Denominator);
        return new LabelForm((int)whole + (rest.IsZero ? 0 : 1));
    }
}
