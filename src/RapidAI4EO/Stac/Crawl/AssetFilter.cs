using System.IO.Enumeration;
using RapidAI4EO.Corpus;
using RapidAI4EO.Stac.Objects;

namespace RapidAI4EO.Stac.Crawl;

/// <summary>Which assets of an item. All that is given must hold; of a list one is enough.</summary>
public sealed record AssetFilter
{
    /// <summary><c>data</c>, <c>metadata</c>, ...</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Names, with * for any letters and ? for one: <c>sr_2018-*</c>.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Media types, with *: <c>image/*</c>. Parameters behind a semicolon count only where they are asked for.</summary>
    public IReadOnlyList<string> MediaTypes { get; init; } = [];

    internal bool IsEverything => Roles.Count == 0 && Names.Count == 0 && MediaTypes.Count == 0;

    /// <summary>The assets that are meant, in the order of the item. Left out are those without an href, and those of whose time nothing can be said.</summary>
    /// <param name="item">The item.</param>
    /// <param name="datetime">For assets with a time of their own; the others have the item's.</param>
    public IReadOnlyList<StacAsset> Select(StacItem item, TimeInterval datetime)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new AssetChoice(item, this, datetime).Chosen;
    }

    /// <summary>Whether it is one of these, whatever its time.</summary>
    internal bool IsMeant(StacAsset asset) =>
        (Roles.Count == 0 || asset.Roles.Any(Roles.Contains))
        && (Names.Count == 0 || Names.Any(name => FileSystemName.MatchesSimpleExpression(name, asset.Name, ignoreCase: false)))
        && (MediaTypes.Count == 0 || (asset.Type is { } type && MediaTypes.Any(wanted => IsOfType(wanted, type))));

    private static bool IsOfType(string wanted, string type)
    {
        if (!wanted.Contains(';')) type = type.Split(';')[0];
        return FileSystemName.MatchesSimpleExpression(wanted.Replace(" ", ""), type.Replace(" ", ""), ignoreCase: true);
    }
}
