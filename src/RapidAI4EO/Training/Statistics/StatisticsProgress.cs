namespace RapidAI4EO.Training.Statistics;

/// <summary>How far it is.</summary>
/// <param name="Done">Chips that were counted or left out.</param>
/// <param name="Total">All chips.</param>
public readonly record struct StatisticsProgress(long Done, long Total);
