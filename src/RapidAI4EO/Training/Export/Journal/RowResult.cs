using RapidAI4EO.Training.Export.Plan;

namespace RapidAI4EO.Training.Export.Journal;

/// <summary>What became of a sample.</summary>
/// <param name="Row">Its place in the selection.</param>
/// <param name="Valid">A digit a time step for each array, as in <c>*_valid</c>; null where the sample was left out.</param>
/// <param name="Problems">What is not in it.</param>
internal sealed record RowResult(int Row, string[]? Valid, ChipProblem[] Problems)
{
    public const char Filled = '0';
    public const char Real = '1';
    public const char Repeated = '2';
}
