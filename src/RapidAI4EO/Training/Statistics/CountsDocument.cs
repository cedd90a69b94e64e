namespace RapidAI4EO.Training.Statistics;

/// <summary>What one part of a count found, exact, as it is written down.</summary>
/// <param name="Request">What was asked for, of the whole: parts that differ in it do not belong together.</param>
/// <param name="Part">Which part, as <c>3/8</c>.</param>
/// <param name="Chips">Chips that were asked for in it.</param>
/// <param name="LeftOut">How many were left out, by what was wrong.</param>
/// <param name="Faults">The first of them.</param>
/// <param name="Groups">What was counted.</param>
internal sealed record CountsDocument(
    Dictionary<string, string> Request, string Part, long Chips, Dictionary<string, long> LeftOut, FaultDocument[] Faults, GroupDocument[] Groups);
