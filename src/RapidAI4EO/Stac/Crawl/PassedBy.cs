using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;
using RapidAI4EO.Stac.Objects;

namespace RapidAI4EO.Stac.Crawl;

/// <summary>
/// What a crawl came by and did not take, so that an empty answer can say where and when what there is lies. Not safe for use by many threads: each
/// document has its own, and they are added up in the order of the walk.
/// </summary>
internal sealed class PassedBy
{
    /// <summary>Names of roles, assets and types that are kept of each: a sentence has no space for more.</summary>
    private const int MaxNames = 12;

    private readonly SortedSet<string> _roles = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _types = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The first and the last instant of what was not of the time; open where something has no such end.</summary>
    public TimeInterval? Times { get; private set; }

    /// <summary>Around what was not in the place, degrees, longitude first; null where there was nothing.</summary>
    public Envelope Bounds { get; } = new();

    public IReadOnlyCollection<string> Roles => _roles;

    public IReadOnlyCollection<string> Names => _names;

    public IReadOnlyCollection<string> MediaTypes => _types;

    /// <summary>An item or extent of another time.</summary>
    public void AddTime(TimeInterval time) => Times = Times is not { } times ? time : new TimeInterval(
        times.Start is null || time.Start is null ? null : times.Start < time.Start ? times.Start : time.Start,
        times.End is null || time.End is null ? null : times.End > time.End ? times.End : time.End);

    /// <summary>The assets of an item of which none was chosen.</summary>
    public void AddAssets(IEnumerable<StacAsset> assets)
    {
        foreach (var asset in assets)
        {
            foreach (var role in asset.Roles) Add(_roles, role);
            Add(_names, asset.Name);
            if (asset.Type is { } type) Add(_types, type);
        }
    }

    public void Add(PassedBy other)
    {
        if (other.Times is { } times) AddTime(times);
        Bounds.ExpandToInclude(other.Bounds);
        foreach (var role in other._roles) Add(_roles, role);
        foreach (var name in other._names) Add(_names, name);
        foreach (var type in other._types) Add(_types, type);
    }

    private static void Add(SortedSet<string> names, string name)
    {
        if (names.Count < MaxNames) names.Add(name);
    }
}
