namespace RapidAI4EO.Search.Cql2;

/// <summary>A property by its name. The language takes any; which there are, says the <see cref="Filters.FilterScope"/>.</summary>
public sealed record PropertyName(string Name, Cql2Place Place = default) : Cql2Expression(Place)
{
    public override string ToString() => Identifiers.IsPlain(Name) ? Name : $"\"{Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
