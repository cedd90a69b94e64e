namespace RapidAI4EO.Training.Export.Plan;

/// <summary>What an export that is under way was asked for, and what its arrays are like.</summary>
/// <param name="Request">Option by option.</param>
/// <param name="Layouts">In the order of the arrays.</param>
internal sealed record PlanFile(Dictionary<string, string> Request, ArrayLayout[] Layouts);
