using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Cql2.Types;
using RapidAI4EO.Search.Filters;
using RapidAI4EO.Server.Http;
using Queryable = RapidAI4EO.Search.Filters.Queryable;

namespace RapidAI4EO.Server.Queries;

/// <summary>One of the properties that items are put in order by.</summary>
/// <param name="Property">One of <see cref="Sortables"/>.</param>
/// <param name="IsDescending">The greatest first.</param>
internal readonly record struct SortTerm(Queryable Property, bool IsDescending)
{
    public const string Title = "title";

    /// <summary>Times that clients of STAC offer to sort by and no item of the corpus has: for them all items are equal.</summary>
    private static readonly Queryable[] Absent =
    [
        new("created", ValueKind.Instant, "Created", "When the item's metadata was made. No item says so: all are equal."),
        new("updated", ValueKind.Instant, "Updated", "When the item's metadata was changed. No item says so: all are equal."),
    ];

    /// <summary>The properties that have an order.</summary>
    public static IReadOnlyList<Queryable> Sortables { get; } =
    [
        .. Queryables.All.Where(q => q.Kind is ValueKind.Number or ValueKind.Text or ValueKind.Instant),
        new(Title, ValueKind.Text, "Title", "The item's title: the collection's, a space and the sample's id."),
        .. Absent,
    ];

    /// <summary>Whether items have the property, so that it puts them in an order.</summary>
    public bool IsPresent => !Absent.Contains(Property);

    /// <exception cref="InvalidInputException">There is no such property.</exception>
    public static SortTerm Parse(string term)
    {
        // One sign and no more: what more could mean, two readers would not agree on.
        var name = PropertyName.Bare(term.StartsWith('+') || term.StartsWith('-') ? term[1..] : term);
        return Sortables.FirstOrDefault(q => q.Name == name) is { } property
            ? new SortTerm(property, term.StartsWith('-'))
            : throw new InvalidInputException($"Items cannot be sorted by '{Excerpt.Of(name)}'. They can by those that /sortables lists, such as id, tile or clc_311.");
    }

    public override string ToString() => (IsDescending ? "-" : "+") + Property.Name;
}
