namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>A property by its name. The language takes any; which there are, says the <see cref="Filters.FilterScope"/>.</summary>
public sealed record PropertyName(string Name, Cql2Location Place = default) : Cql2Expression(Place)
{
    private const string Prefix = "properties.";

    /// <summary>The name without <c>properties.</c>, which some clients write before it.</summary>
    public static string Bare(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith(Prefix, StringComparison.Ordinal) && name.Length > Prefix.Length ? name[Prefix.Length..] : name;
    }

    public override string ToString() => Identifiers.IsPlain(Name) ? Name : $"\"{Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
