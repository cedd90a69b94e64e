using System.Text.Json;
using NetTopologySuite.Geometries;

namespace RapidAI4EO.Geometry;

/// <summary>Geometries as RFC 7946 writes them. Heights and further numbers of a position are dropped.</summary>
internal sealed class GeoJsonDecoder : GeometryDecoder
{
    public static GeoJsonDecoder Instance { get; } = new();

    protected override string LinesMember => "coordinates";

    protected override Coordinate Position(JsonElement position, InputLocation place)
    {
        if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() < 2)
        {
            throw place.Error($"a position is expected where {Json.Excerpt(position)} stands. Write [longitude, latitude].");
        }

        return Geometry.Position.Checked(Json.Number(position[0], place), Json.Number(position[1], place), place);
    }

    protected override Coordinate[] Line(JsonElement line, InputLocation place) => Positions(line, place);
}
