using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Areas;

namespace RapidAI4EO.Stac.Crawl;

/// <summary>What to look for in a catalog. All that is given must hold; nothing given is every item with all its assets.</summary>
public sealed record StacQuery
{
    /// <summary>Ids of collections or catalogs: only what they hold. Empty for the whole catalog.</summary>
    public IReadOnlyList<string> Collections { get; init; } = [];

    /// <summary>Places, all of which an item's own geometry must satisfy; an item without a geometry satisfies none.</summary>
    public IReadOnlyList<AreaOfInterest> Areas { get; init; } = [];

    /// <summary>When: an item must share an instant with it, and so must those of its assets that have a time of their own.</summary>
    public TimeInterval Datetime { get; init; } = TimeInterval.Always;

    /// <summary>Which assets of the items that are found.</summary>
    public AssetFilter Assets { get; init; } = new();

    /// <summary>
    /// Items that a found one links as <c>related</c> follow it, whatever their own place and time: those of these collections, or
    /// all where the list is empty. Null for none.
    /// </summary>
    public IReadOnlyList<string>? Related { get; init; }

    /// <summary>At most so many items, those that follow others as related ones not counted; the first in the order of the catalog.</summary>
    public int? Limit { get; init; }
}
