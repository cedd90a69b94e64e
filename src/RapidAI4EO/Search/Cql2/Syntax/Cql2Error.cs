using RapidAI4EO.Corpus;

namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>The one form in which faults of a filter are told.</summary>
internal static class Cql2Error
{
    public static InvalidInputException At(int column, string problem) => At(new Cql2Location(column), problem);

    public static InvalidInputException At(Cql2Location place, string problem) => new($"The filter is wrong{place}: {problem}");
}
