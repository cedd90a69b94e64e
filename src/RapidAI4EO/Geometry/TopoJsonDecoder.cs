using System.Text.Json;
using NetTopologySuite.Geometries;

namespace RapidAI4EO.Geometry;

/// <summary>
/// Geometries of one TopoJSON topology: lines are strings of shared arcs, which a negative index (its complement) runs backwards.
/// In a quantized topology arcs hold steps and points hold grid numbers. An arc is decoded when a geometry asks for it, so that
/// one country of a world costs one country.
/// </summary>
internal sealed class TopoJsonDecoder : GeometryDecoder
{
    private readonly int _count;
    private readonly Func<int, JsonElement> _arc;
    private readonly TopoJsonTransform? _transform;

    public TopoJsonDecoder(JsonElement topology, InputLocation place)
    {
        JsonElement[] arcs = [.. Json.Array(topology, "arcs", place).EnumerateArray()];
        (_count, _arc) = (arcs.Length, i => arcs[i]);
        _transform = TopoJsonTransform.Of(topology, place);
    }

    /// <summary>For a topology whose arcs are kept elsewhere.</summary>
    public TopoJsonDecoder(int count, Func<int, JsonElement> arc, TopoJsonTransform? transform) =>
        (_count, _arc, _transform) = (count, arc, transform);

    protected override string LinesMember => "arcs";

    protected override Coordinate Position(JsonElement position, InputLocation place)
    {
        var (x, y) = Pair(position, place);
        return Located(x, y, place);
    }

    protected override Coordinate[] Line(JsonElement line, InputLocation place)
    {
        var positions = new List<Coordinate>();
        foreach (var index in line.EnumerateArray())
        {
            var arc = Arc(index, place);
            // Neighbouring arcs share a position.
            var shared = positions.Count > 0 && arc.Length > 0 && positions[^1].Equals2D(arc[0]);
            positions.AddRange(shared ? arc.AsSpan(1) : arc);
        }

        return [.. positions];
    }

    private Coordinate[] Arc(JsonElement index, InputLocation place)
    {
        if (index.ValueKind != JsonValueKind.Number || !index.TryGetInt32(out var i) || (i < 0 ? ~i : i) >= _count)
        {
            throw place.Error($"there is no arc {Json.Excerpt(index)}. The topology has {_count} arcs, numbered from 0.");
        }

        var arc = Decode(_arc(i < 0 ? ~i : i), place);
        if (i < 0) Array.Reverse(arc);
        return arc;
    }

    private Coordinate[] Decode(JsonElement arc, InputLocation place)
    {
        var positions = new Coordinate[Json.Array(arc, place).GetArrayLength()];
        var (i, x, y) = (0, 0.0, 0.0);
        foreach (var position in arc.EnumerateArray())
        {
            var (dx, dy) = Pair(position, place);
            (x, y) = _transform is null ? (dx, dy) : (x + dx, y + dy);
            positions[i++] = Located(x, y, place);
        }

        return positions;
    }

    private Coordinate Located(double x, double y, InputLocation place)
    {
        (x, y) = _transform?.Apply(x, y) ?? (x, y);
        return Geometry.Position.Checked(x, y, place);
    }

    private static (double X, double Y) Pair(JsonElement position, InputLocation place) =>
        position.ValueKind == JsonValueKind.Array && position.GetArrayLength() >= 2
            ? (Json.Number(position[0], place), Json.Number(position[1], place))
            : throw place.Error($"a position is expected where {Json.Excerpt(position)} stands.");
}
