namespace RapidAI4EO.Training.Statistics;

/// <summary>A chip that was left out, as it is written down.</summary>
/// <param name="Key">Which.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Message">The sentence.</param>
internal sealed record FaultDocument(string Key, string Kind, string Message);
