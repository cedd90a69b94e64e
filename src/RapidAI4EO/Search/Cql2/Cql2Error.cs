namespace RapidAI4EO.Search.Cql2;

/// <summary>The one form in which faults of a filter are told.</summary>
internal static class Cql2Error
{
    public static InvalidInputException At(int column, string problem) => new($"The filter is wrong at column {column}: {problem}");
}
