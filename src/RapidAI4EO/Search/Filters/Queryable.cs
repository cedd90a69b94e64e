using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Types;

namespace RapidAI4EO.Search.Filters;

/// <summary>A property that filters can use.</summary>
/// <param name="Name">As filters write it; case counts.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="Title">A few words for a list.</param>
/// <param name="Description">What it means, with unit and range.</param>
public sealed record Queryable(string Name, ValueKind Kind, string Title, string Description)
{
    /// <summary>The classes whose shares are summed; none for what is no share.</summary>
    public IReadOnlyList<ClcClass> Classes { get; init; } = [];

    /// <summary>True of what items have and samples have not: it is the same for all items of a collection.</summary>
    public bool IsOfItems { get; init; }
}
