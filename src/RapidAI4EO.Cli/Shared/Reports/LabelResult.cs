namespace RapidAI4EO.Cli.Shared.Reports;

/// <summary>How often a label occurs.</summary>
/// <param name="Key">What columns call it.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Samples">Samples that have it.</param>
/// <param name="Share">Its share of all, 0 to 1.</param>
/// <param name="InverseFrequency">A weight for a loss.</param>
/// <param name="EffectiveNumber">A weight for a loss.</param>
internal sealed record LabelResult(string Key, string Title, long Samples, double Share, double InverseFrequency, double EffectiveNumber);
