using NetTopologySuite.Geometries.Utilities;

namespace RapidAI4EO.Geometry;

/// <summary>
/// The map, <c>Data/countries-50m.json</c>: the object <c>countries</c> of world-atlas 2.0.2. The text is parsed once, and of its
/// arcs only those of the countries asked for are decoded.
/// </summary>
internal static class CountryBoundaries
{
    private const string Source = "The map of countries";

    private static readonly Lazy<AreaFeature[]> Features = new(Read);

    public static NtsGeometry Of(Country country)
    {
        NtsGeometry[] parts = [.. Features.Value.Where(f => Belongs(f, country)).Select(Decode)];
        return AreaBuilder.Combine(parts);
    }

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

    internal static IReadOnlyList<AreaFeature> All => Features.Value;

    // The document is never disposed: the features read from it as long as the process runs.
    private static AreaFeature[] Read() =>
        [.. TopoJsonFeatures.Read(Json.Parse(EmbeddedData.Bytes("countries-50m.json"), Source).RootElement, Source)];

    /// <summary>Quantizing moved the map's vertices, so that some of its rings touch themselves.</summary>
    private static NtsGeometry Decode(AreaFeature feature)
    {
        var geometry = feature.Decode() ?? throw new InvalidOperationException($"{feature.Place} has no geometry.");
        return geometry.IsValid ? geometry : GeometryFixer.Fix(geometry);
    }
}
