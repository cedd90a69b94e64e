namespace RapidAI4EO.Geometry;

/// <summary>
/// A country or territory that the map of <see cref="Countries"/> draws apart. The four of them that ISO 3166-1 does not know have
/// no codes.
/// </summary>
public sealed class Country
{
    private readonly Lazy<NtsGeometry> _geometry;

    internal Country(string? alpha2, string? alpha3, string? numeric, string name, IReadOnlyList<string> aliases)
    {
        (Alpha2, Alpha3, Numeric, Name, Aliases) = (alpha2, alpha3, numeric, name, aliases);
        _geometry = new Lazy<NtsGeometry>(() => CountryBoundaries.Of(this));
    }

    /// <summary>Two letters, <c>DE</c>; for Kosovo <c>XK</c>, which ISO leaves to its users.</summary>
    public string? Alpha2 { get; }

    /// <summary>Three letters, <c>DEU</c>.</summary>
    public string? Alpha3 { get; }

    /// <summary>Three digits, <c>276</c> or <c>008</c>; Kosovo has none.</summary>
    public string? Numeric { get; }

    /// <summary>The common English name.</summary>
    public string Name { get; }

    /// <summary>Its area in longitudes and latitudes, EPSG:4326: a valid Polygon or MultiPolygon, decoded when first asked for.</summary>
    public NtsGeometry Geometry => _geometry.Value;

    /// <summary>Other names it goes by, among them the map's own.</summary>
    internal IReadOnlyList<string> Aliases { get; }

    /// <summary>All that names this country.</summary>
    internal IEnumerable<string> Names => new[] { Alpha2, Alpha3, Numeric, Name }.OfType<string>().Concat(Aliases);

    /// <summary>The name with its code, <c>Germany (DE)</c>.</summary>
    public override string ToString() => Alpha2 is null ? Name : $"{Name} ({Alpha2})";
}
