using System.Text.Json;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>The features of a TopoJSON topology: the members of every object that is a collection, and every other object itself.</summary>
internal static class TopoJsonFeatures
{
    /// <exception cref="InvalidInputException">The topology lacks arcs or objects.</exception>
    public static IEnumerable<AreaFeature> Read(JsonElement topology, string source) =>
        Read(topology, new TopoJsonDecoder(topology, new InputLocation(source)), source);

    /// <exception cref="InvalidInputException">The topology lacks objects.</exception>
    public static IEnumerable<AreaFeature> Read(JsonElement topology, TopoJsonDecoder decoder, string source)
    {
        var place = new InputLocation(source);
        if (!topology.TryGetProperty("objects", out var objects) || objects.ValueKind != JsonValueKind.Object)
        {
            throw place.Error("the topology has no member 'objects'.");
        }

        return objects.EnumerateObject()
            .SelectMany(o => Members(o.Value, place).Select(geometry => (Layer: o.Name, Geometry: geometry)))
            .Select((g, i) => Feature(g.Geometry, g.Layer, i + 1, source, decoder));
    }

    private static IEnumerable<JsonElement> Members(JsonElement geometry, InputLocation place) =>
        geometry.ValueKind == JsonValueKind.Object && Json.TypeOf(geometry, place) == "GeometryCollection"
            ? Json.Array(geometry, "geometries", place).EnumerateArray().AsEnumerable()
            : [geometry];

    private static AreaFeature Feature(JsonElement geometry, string layer, int number, string source, TopoJsonDecoder decoder)
    {
        var id = Json.Text(geometry, "id");
        var isObject = geometry.ValueKind == JsonValueKind.Object;
        var properties = isObject && geometry.TryGetProperty("properties", out var found) ? found : default;
        return new AreaFeature(new InputLocation(source, AreaFeature.Label(number, id)), id, layer, properties, geometry, decoder);
    }
}
