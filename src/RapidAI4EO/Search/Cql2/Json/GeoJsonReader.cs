using System.Text.Json;
using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Cql2.Json;

/// <summary>Reads the geometries of a JSON filter: GeoJSON with heights kept, and bbox. Further numbers of a position are dropped.</summary>
internal sealed class GeoJsonReader
{
    /// <summary>Numbers a position; 0 before the first.</summary>
    private int _dimension;

    public GeometryLiteral Read(string type, JsonElement value, JsonPath path) => new(Geometry(type, value, path), new Cql2Location(path));

    public static BoxLiteral ReadBox(JsonElement box, JsonPath path, Cql2Location place)
    {
        var numbers = Numbers(JsonFilterReader.Array(box, path), path);
        return numbers.Length is 4 or 6
            ? new BoxLiteral(numbers, place)
            : throw Cql2Error.At(new Cql2Location(path), $"a bbox has 4 numbers, or 6 with heights, not {numbers.Length}: west, south, east, north in degrees.");
    }

    private NtsGeometry Geometry(string name, JsonElement value, JsonPath path, bool isMember = false)
    {
        var place = new Cql2Location(path);
        if (GeometryNames.Find(name, StringComparison.Ordinal) is not { } type)
        {
            throw Cql2Error.At(place, $"'{DisplayText.Text(name)}' is not a type of geometry. The types are {string.Join(", ", GeometryNames.All)}.");
        }

        if (GeoJsonCrs.Refused(value) is { } system)
        {
            throw Cql2Error.At(place, $"the geometry's 'crs' is {system}. Reproject to EPSG:4326 (longitude, latitude) first.");
        }

        if (type == OgcGeometryType.GeometryCollection)
        {
            return isMember
                ? throw Cql2Error.At(place, "collections do not nest.")
                : Shapes.Many(type, List(Member(value, "geometries", path), path.Member("geometries"), Part), place);
        }

        var coordinates = Member(value, "coordinates", path);
        var at = path.Member("coordinates");
        return type switch
        {
            OgcGeometryType.Point => Shapes.Point(Position(coordinates, at)),
            OgcGeometryType.LineString => Line(coordinates, at),
            OgcGeometryType.Polygon => Polygon(coordinates, at),
            OgcGeometryType.MultiPoint => Shapes.Many(type, List(coordinates, at, (item, place) => Shapes.Point(Position(item, place))), place),
            OgcGeometryType.MultiLineString => Shapes.Many(type, List(coordinates, at, Line), place),
            _ => Shapes.Many(type, List(coordinates, at, Polygon), place),
        };
    }

    private NtsGeometry Part(JsonElement value, JsonPath path) =>
        Geometry(JsonFilterReader.Text(Member(value, "type", path), path.Member("type")), value, path, isMember: true);

    private Polygon Polygon(JsonElement rings, JsonPath path) => Shapes.Polygon([.. List(rings, path, Ring)], new Cql2Location(path));

    private LinearRing Ring(JsonElement positions, JsonPath path) => Shapes.Ring([.. List(positions, path, Position)], new Cql2Location(path));

    private LineString Line(JsonElement positions, JsonPath path) => Shapes.Line([.. List(positions, path, Position)], new Cql2Location(path));

    private Coordinate Position(JsonElement position, JsonPath path)
    {
        var numbers = Numbers(JsonFilterReader.Array(position, path), path).AsSpan();
        numbers = numbers[..Math.Min(3, numbers.Length)];
        if (_dimension != 0 && numbers.Length != _dimension)
        {
            throw Cql2Error.At(new Cql2Location(path), $"the position has {numbers.Length} numbers; {_dimension} are expected here.");
        }

        _dimension = numbers.Length;
        return Shapes.Position(numbers, new Cql2Location(path));
    }

    private static double[] Numbers(JsonElement array, JsonPath path)
    {
        var numbers = new double[array.GetArrayLength()];
        var i = 0;
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !double.IsFinite(numbers[i] = item.GetDouble()))
            {
                throw Cql2Error.At(new Cql2Location(path.Item(i)), $"a number was expected, not {JsonFilterReader.Excerpt(item)}.");
            }

            i++;
        }

        return numbers;
    }

    private static List<T> List<T>(JsonElement value, JsonPath path, Func<JsonElement, JsonPath, T> read)
    {
        var items = new List<T>();
        foreach (var item in JsonFilterReader.Array(value, path).EnumerateArray())
        {
            items.Add(read(item, path.Item(items.Count)));
        }

        return items;
    }

    private static JsonElement Member(JsonElement value, string name, JsonPath path) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member)
            ? member
            : throw Cql2Error.At(new Cql2Location(path), $"the geometry has no member '{name}'.");
}
