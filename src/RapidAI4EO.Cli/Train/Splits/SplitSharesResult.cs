namespace RapidAI4EO.Cli.Train.Splits;

/// <summary>The land cover of one split, beside the labels of its scheme.</summary>
/// <param name="Name">The split.</param>
/// <param name="Shares">0 to 1.</param>
/// <param name="LeftOut">What no label covers, 0 to 1.</param>
/// <param name="InverseFrequency">Weights for a loss.</param>
/// <param name="EffectiveNumber">Weights for a loss.</param>
internal sealed record SplitSharesResult(
    string Name, IReadOnlyList<double> Shares, double LeftOut, IReadOnlyList<double> InverseFrequency, IReadOnlyList<double> EffectiveNumber);
