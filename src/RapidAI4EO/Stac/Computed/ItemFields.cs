using System.Collections.Concurrent;

namespace RapidAI4EO.Stac.Computed;

/// <summary>Which members of an item are written. What is left out costs nothing.</summary>
/// <param name="includes">Is asked once for each of the item's members, <c>bbox</c>, and of its properties, <c>properties.gsd</c>.</param>
public sealed class ItemFields(Func<string, bool> includes)
{
    private readonly ConcurrentDictionary<string, bool> _members = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _properties = new(StringComparer.Ordinal);

    public static ItemFields All { get; } = new(_ => true);

    public bool Includes(string member) => _members.GetOrAdd(member, includes);

    public bool IncludesProperty(string name) => _properties.GetOrAdd(name, static (property, asked) => asked($"properties.{property}"), includes);
}
