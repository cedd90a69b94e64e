namespace RapidAI4EO.Cli.Demo;

/// <summary>What the demo did.</summary>
/// <param name="Steps">Its steps.</param>
/// <param name="Answers">The answers to the tutorial's questions.</param>
/// <param name="Folder">Where it all is; null where it was deleted.</param>
/// <param name="IsRight">Every number and every byte is as it should be.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record DemoResult(
    IReadOnlyList<DemoStep> Steps, IReadOnlyList<DemoAnswer> Answers, string? Folder, bool IsRight, double Seconds);
