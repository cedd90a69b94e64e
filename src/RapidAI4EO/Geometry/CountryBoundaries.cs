using NetTopologySuite.Geometries.Utilities;

namespace RapidAI4EO.Geometry;

/// <summary>Makes the area of a country from its features on the map.</summary>
internal static class CountryBoundaries
{
    private static readonly Lazy<AreaFeature[]> Features = new(CountryMap.Read);

    internal static IReadOnlyList<AreaFeature> All => Features.Value;

    public static NtsGeometry Of(Country country) =>
        AreaBuilder.Combine([.. All.Where(feature => Belongs(feature, country)).Select(Decode)]);

    /// <summary>Codes decide where the map has them, so that Australia gets its reefs, which are a feature with the same code.</summary>
    internal static bool Belongs(AreaFeature feature, Country country)
    {
        if (feature.Id is not null)
        {
            return feature.Id == country.Numeric;
        }

        var name = Json.Text(feature.Properties, "name");
        return country.Numeric is null && (country.Name == name || country.Aliases.Contains(name));
    }

    private static NtsGeometry Decode(AreaFeature feature)
    {
        var drawn = feature.Decode() ?? throw new InvalidOperationException($"{feature.Place} has no geometry.");
        var geometry = Antimeridian.Cut(drawn);
        // Quantizing moved the map's vertices, so that some of its rings touch themselves.
        return geometry.IsValid ? geometry : GeometryFixer.Fix(geometry);
    }
}
