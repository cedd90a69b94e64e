using System.Text.Json;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>The features of a GeoJSON text: a collection's, a single one, or a bare geometry as one without id and properties.</summary>
internal static class GeoJsonFeatures
{
    /// <exception cref="InvalidInputException">The text is no GeoJSON, or not in longitudes and latitudes.</exception>
    public static IEnumerable<AreaFeature> Read(JsonElement root, string source)
    {
        var place = new InputLocation(source);
        var type = Json.TypeOf(root, place);
        GeoJsonCrs.Check(root, place);
        return type switch
        {
            "FeatureCollection" => Json.Array(root, "features", place).EnumerateArray().Select((f, i) => Feature(f, i + 1, source)),
            "Feature" => [Feature(root, 1, source)],
            _ => [new AreaFeature(place, null, null, default, root, GeoJsonDecoder.Instance)],
        };
    }

    private static AreaFeature Feature(JsonElement feature, int number, string source)
    {
        var id = Json.Text(feature, "id");
        var place = new InputLocation(source, AreaFeature.Label(number, id));
        if (Json.TypeOf(feature, place) != "Feature")
        {
            throw place.Error($"a member of 'features' has the type '{DisplayText.Text(Json.TypeOf(feature, place))}', not 'Feature'.");
        }

        GeoJsonCrs.Check(feature, place);
        feature.TryGetProperty("properties", out var properties);
        return feature.TryGetProperty("geometry", out var geometry)
            ? new AreaFeature(place, id, null, properties, geometry, GeoJsonDecoder.Instance)
            : throw place.Error("the feature has no member 'geometry'. Write null where there is none.");
    }
}
