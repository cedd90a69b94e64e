using RapidAI4EO.Training.Splits;

namespace RapidAI4EO.Cli.Train.Splits;

/// <summary>How alike splits are by a label scheme.</summary>
/// <param name="Scheme">Its name.</param>
/// <param name="LargestDeviation">The largest difference between a split's share of a label and the whole's, 0 to 1.</param>
/// <param name="DeviatingSplit">Where that is.</param>
/// <param name="DeviatingLabel">And of what.</param>
/// <param name="Labels">The labels' keys.</param>
/// <param name="Whole">Their shares of all splits together, 0 to 1.</param>
/// <param name="Splits">Those of each split.</param>
internal sealed record SplitSchemeResult(
    string Scheme, double LargestDeviation, string? DeviatingSplit, string? DeviatingLabel, IReadOnlyList<string> Labels, IReadOnlyList<double> Whole,
    IReadOnlyList<SplitSharesResult> Splits)
{
    private const int Decimals = 8;

    public static SplitSchemeResult Of(SplitShares shares, IReadOnlyList<string> names)
    {
        var (part, label, difference) = shares.Largest();
        var isSame = difference == 0;
        return new SplitSchemeResult(
            shares.Scheme.Name, Rounded(Math.Abs(difference)), isSame ? null : names[part], isSame ? null : shares.Scheme.Labels[label].Key,
            [.. shares.Scheme.Labels.Select(l => l.Key)], Of(shares, shares.Whole),
            [.. names.Select((name, i) => SharesOf(shares, name, i))]);
    }

    private static SplitSharesResult SharesOf(SplitShares shares, string name, int part)
    {
        var weights = shares.Weights(part);
        return new SplitSharesResult(
            name, Of(shares, label => shares.Of(part, label)), Rounded(shares.LeftOut(part)),
            [.. weights.InverseFrequency.Select(Rounded)], [.. weights.EffectiveNumber.Select(Rounded)]);
    }

    private static double[] Of(SplitShares shares, Func<int, double> share) => [.. Enumerable.Range(0, shares.Scheme.Labels.Count).Select(label => Rounded(share(label)))];

    private static double Rounded(double number) => Math.Round(number, Decimals);
}
