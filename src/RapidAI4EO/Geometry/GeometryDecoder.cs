using System.Text.Json;
using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>
/// Makes geometries of the seven types that GeoJSON and TopoJSON share. The two differ only in how they write a position and a
/// line, and in the name of the member that holds lines.
/// </summary>
internal abstract class GeometryDecoder
{
    /// <summary>Deeper collections serve no one but an attack on the stack.</summary>
    private const int MaxDepth = 32;

    private static GeometryFactory Factory => Areas.Factory;

    /// <summary>The member with the lines of lines and polygons.</summary>
    protected abstract string LinesMember { get; }

    /// <returns>Null for a null geometry, which both formats allow in a feature.</returns>
    /// <exception cref="InvalidInputException">The geometry is not well made. Whether its rings cross is not looked at.</exception>
    public NtsGeometry? Decode(JsonElement geometry, InputLocation place, int depth = 0)
    {
        if (geometry.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (depth > MaxDepth)
        {
            throw place.Error($"its geometry collections nest deeper than {MaxDepth}. Flatten them.");
        }

        return Json.TypeOf(geometry, place) switch
        {
            "Point" => Point(geometry, place),
            "MultiPoint" => Factory.CreateMultiPointFromCoords(Positions(Json.Array(geometry, "coordinates", place), place)),
            "LineString" => Rings.Line(Line(Json.Array(geometry, LinesMember, place), place), place),
            "MultiLineString" => MultiLineString(geometry, place),
            "Polygon" => Polygon(Json.Array(geometry, LinesMember, place), place),
            "MultiPolygon" => MultiPolygon(geometry, place),
            "GeometryCollection" => Collection(geometry, place, depth),
            null => null,
            var other => throw place.Error($"'{DisplayText.Text(other)}' is not a type of geometry. The types are Point, MultiPoint, "
                + "LineString, MultiLineString, Polygon, MultiPolygon and GeometryCollection."),
        };
    }

    protected abstract Coordinate Position(JsonElement position, InputLocation place);

    protected abstract Coordinate[] Line(JsonElement line, InputLocation place);

    protected Coordinate[] Positions(JsonElement positions, InputLocation place)
    {
        var coordinates = new Coordinate[positions.GetArrayLength()];
        var i = 0;
        foreach (var position in positions.EnumerateArray())
        {
            coordinates[i++] = Position(position, place);
        }

        return coordinates;
    }

    private Point Point(JsonElement geometry, InputLocation place)
    {
        var position = Json.Array(geometry, "coordinates", place);
        return position.GetArrayLength() == 0 ? Factory.CreatePoint() : Factory.CreatePoint(Position(position, place));
    }

    private MultiLineString MultiLineString(JsonElement geometry, InputLocation place)
    {
        var lines = Json.Array(geometry, LinesMember, place).EnumerateArray();
        return Factory.CreateMultiLineString([.. lines.Select(line => Rings.Line(Line(Json.Array(line, place), place), place))]);
    }

    private MultiPolygon MultiPolygon(JsonElement geometry, InputLocation place)
    {
        var polygons = Json.Array(geometry, LinesMember, place).EnumerateArray();
        return Factory.CreateMultiPolygon([.. polygons.Select((polygon, i) => Polygon(polygon, place with { Polygon = i + 1 }))]);
    }

    private Polygon Polygon(JsonElement polygon, InputLocation place)
    {
        var rings = Json.Array(polygon, place).EnumerateArray().Select((ring, i) => Ring(ring, place with { Ring = i + 1 })).ToArray();
        return rings.Length == 0 ? Factory.CreatePolygon() : Factory.CreatePolygon(rings[0], rings[1..]);
    }

    private LinearRing Ring(JsonElement ring, InputLocation place) => Rings.Ring(Line(Json.Array(ring, place), place), place);

    private GeometryCollection Collection(JsonElement geometry, InputLocation place, int depth)
    {
        var members = Json.Array(geometry, "geometries", place).EnumerateArray();
        return Factory.CreateGeometryCollection([.. members.Select(member => Decode(member, place, depth + 1)).OfType<NtsGeometry>()]);
    }
}
