namespace RapidAI4EO.Stac.Computed;

/// <summary>Which members of an item are written. What is left out costs nothing.</summary>
/// <param name="includes">Is asked for the item's members, <c>bbox</c>, and for those of its properties, <c>properties.gsd</c>.</param>
public sealed class ItemFields(Func<string, bool> includes)
{
    public static ItemFields All { get; } = new(_ => true);

    public bool Includes(string member) => includes(member);

    public bool IncludesProperty(string name) => includes($"properties.{name}");
}
