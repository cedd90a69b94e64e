using System.Text.Json;

namespace RapidAI4EO.Geometry;

/// <summary>From the grid of a quantized topology to degrees.</summary>
internal sealed record TopoJsonTransform(double ScaleX, double ScaleY, double TranslateX, double TranslateY)
{
    /// <returns>Null for a topology that is not quantized.</returns>
    public static TopoJsonTransform? Of(JsonElement topology, InputLocation place)
    {
        if (!topology.TryGetProperty("transform", out var transform) || transform.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var (scaleX, scaleY) = Pair(transform, "scale", place);
        var (translateX, translateY) = Pair(transform, "translate", place);
        return new TopoJsonTransform(scaleX, scaleY, translateX, translateY);
    }

    public (double X, double Y) Apply(double x, double y) => ((x * ScaleX) + TranslateX, (y * ScaleY) + TranslateY);

    private static (double X, double Y) Pair(JsonElement transform, string member, InputLocation place) =>
        transform.ValueKind == JsonValueKind.Object
        && transform.TryGetProperty(member, out var pair)
        && pair.ValueKind == JsonValueKind.Array
        && pair.GetArrayLength() == 2
            ? (Json.Number(pair[0], place), Json.Number(pair[1], place))
            : throw place.Error($"the topology's transform has no '{member}' of two numbers.");
}
