using System.Globalization;
using NetTopologySuite.Geometries;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Cql2.Text;

/// <summary>Reads the geometries of a filter's text: WKT without EMPTY, curves or measures, and BBOX.</summary>
internal sealed class WktReader(TokenCursor cursor)
{
    /// <summary>Numbers a position of the geometry being read; 0 before its first.</summary>
    private int _dimension;

    /// <summary>Reads what follows the type's name, <c>Z</c> included.</summary>
    public GeometryLiteral Read(OgcGeometryType type, Cql2Location place)
    {
        _dimension = 0;
        return new GeometryLiteral(Tagged(type, place), place);
    }

    /// <summary>Reads the parenthesis with the numbers of a box.</summary>
    public BoxLiteral ReadBox(Cql2Location place)
    {
        var numbers = List(Number);
        return numbers.Count is 4 or 6
            ? new BoxLiteral(numbers, place)
            : throw Cql2Error.At(place, $"BBOX has 4 numbers, or 6 with heights, not {numbers.Count}: west, south, east, north in degrees.");
    }

    private NtsGeometry Tagged(OgcGeometryType type, Cql2Location place)
    {
        if (cursor.TakeKeyword("Z"))
        {
            _dimension = _dimension == 2 ? throw Cql2Error.At(place, "some of its positions have heights and some have not: write all alike.") : 3;
        }

        return type switch
        {
            OgcGeometryType.Point => PointInParentheses(),
            OgcGeometryType.LineString => Line(),
            OgcGeometryType.Polygon => Polygon(),
            OgcGeometryType.MultiPoint => Shapes.Many(type, List(AnyPoint), place),
            OgcGeometryType.MultiLineString => Shapes.Many(type, List(Line), place),
            OgcGeometryType.MultiPolygon => Shapes.Many(type, List(Polygon), place),
            _ => Shapes.Many(type, List(Member), place),
        };
    }

    private NtsGeometry Member()
    {
        var token = cursor.Current;
        var type = token.Kind == TokenKind.Word ? GeometryNames.Find(token.Text, StringComparison.OrdinalIgnoreCase) : null;
        if (type is null or OgcGeometryType.GeometryCollection)
        {
            throw Cql2Error.At(token.Column, $"a member of the collection was expected, such as POINT(13 52), not {token}. Collections do not nest.");
        }

        cursor.Advance();
        return Tagged(type.Value, token.Place);
    }

    private Polygon Polygon()
    {
        var place = cursor.Current.Place;
        return Shapes.Polygon([.. List(Ring)], place);
    }

    private LinearRing Ring()
    {
        var place = cursor.Current.Place;
        return Shapes.Ring([.. List(Position)], place);
    }

    private LineString Line()
    {
        var place = cursor.Current.Place;
        return Shapes.Line([.. List(Position)], place);
    }

    // The standard has parentheses round each point; common WKT also does without.
    private Point AnyPoint() => cursor.Current.IsSymbol("(") ? PointInParentheses() : Shapes.Point(Position());

    private Point PointInParentheses()
    {
        cursor.Expect("(", "the position of a point stands in parentheses");
        var position = Position();
        cursor.Expect(")", "a point has one position");
        return Shapes.Point(position);
    }

    private Coordinate Position()
    {
        var place = cursor.Current.Place;
        Span<double> numbers = stackalloc double[3];
        var count = 0;
        while (count < 3 && (count < 2 || cursor.IsNumber))
        {
            numbers[count++] = Number();
        }

        if (_dimension != 0 && count != _dimension)
        {
            throw Cql2Error.At(place, $"the position has {count} numbers; {_dimension} are expected here.");
        }

        _dimension = count;
        return Shapes.Position(numbers[..count], place);
    }

    private double Number()
    {
        var sign = cursor.TakeSymbol("-") ? -1 : 1;
        if (sign > 0)
        {
            cursor.TakeSymbol("+");
        }

        var token = cursor.Current;
        if (token.Kind != TokenKind.Number)
        {
            throw Cql2Error.At(token.Column, $"a number was expected, not {token}.");
        }

        cursor.Advance();
        return sign * double.Parse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private List<T> List<T>(Func<T> read)
    {
        cursor.Expect("(", "the list starts with a parenthesis");
        var items = new List<T>();
        do
        {
            items.Add(read());
        }
        while (cursor.TakeSymbol(","));
        cursor.Expect(")", "the list is not closed");
        return items;
    }
}
