namespace RapidAI4EO.Search.Cql2;

/// <summary>The one form in which faults of a filter are told.</summary>
internal static class Cql2Error
{
    public static InvalidInputException At(int column, string problem) => At(new Cql2Place(column), problem);

    public static InvalidInputException At(Cql2Place place, string problem) => new($"The filter is wrong{place}: {problem}");
}
