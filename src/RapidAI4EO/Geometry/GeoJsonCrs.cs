using System.Text.Json;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>
/// The member <c>crs</c> of GeoJSON's edition of 2008, which GDAL and QGIS still write. Since RFC 7946 there is but one system,
/// WGS 84 in the order longitude, latitude; a file in another would land in the sea unnoticed.
/// </summary>
internal static class GeoJsonCrs
{
    // Writers of EPSG:4326 keep GeoJSON's own axis order all the same.
    private static readonly string[] Accepted = ["CRS84", "CRS84H", "EPSG:4326", "EPSG::4326", "EPSG/0/4326"];

    /// <exception cref="InvalidInputException">The object names a system other than WGS 84 in degrees.</exception>
    public static void Check(JsonElement element, InputLocation place)
    {
        if (Refused(element) is { } system) throw place.Error($"its 'crs' is {system}. Reproject to EPSG:4326 (longitude, latitude) first.");
    }

    /// <summary>The system that an object names where it is not WGS 84 in degrees, to be shown; null where it is, or none is named.</summary>
    public static string? Refused(JsonElement element)
    {
        if (!element.TryGetProperty("crs", out var crs) || crs.ValueKind == JsonValueKind.Null) return null;
        var name = crs.ValueKind == JsonValueKind.Object && crs.TryGetProperty("properties", out var properties)
            ? Json.Text(properties, "name")
            : null;
        return name is not null && Accepted.Any(accepted => name.EndsWith(accepted, StringComparison.OrdinalIgnoreCase))
            ? null
            : DisplayText.Text(name ?? crs.GetRawText());
    }
}
