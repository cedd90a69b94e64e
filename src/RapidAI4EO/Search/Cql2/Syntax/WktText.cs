using System.Text;
using NetTopologySuite.Geometries;

namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>Writes geometries as the filter's text has them: WKT, with a Z where there are heights.</summary>
internal static class WktText
{
    public static string Write(NtsGeometry geometry)
    {
        var text = new StringBuilder();
        Write(geometry, text);
        return text.ToString();
    }

    private static void Write(NtsGeometry geometry, StringBuilder text)
    {
        text.Append(geometry.GeometryType.ToUpperInvariant());
        text.Append(geometry is not { OgcGeometryType: OgcGeometryType.GeometryCollection } && Shapes.HasHeights(geometry) ? " Z " : " ");
        WriteBody(geometry, text);
    }

    private static void WriteBody(NtsGeometry geometry, StringBuilder text)
    {
        switch (geometry)
        {
            case Polygon polygon:
                WriteList(Shapes.RingsOf(polygon), text, WriteBody);
                break;
            case GeometryCollection { OgcGeometryType: OgcGeometryType.GeometryCollection } mixed:
                WriteList(mixed.Geometries, text, Write);
                break;
            case GeometryCollection many:
                WriteList(many.Geometries, text, WriteBody);
                break;
            default:
                WriteList(geometry.Coordinates, text, WritePosition);
                break;
        }
    }

    private static void WritePosition(Coordinate position, StringBuilder text)
    {
        text.Append(position.X).Append(' ').Append(position.Y);
        if (!double.IsNaN(position.Z))
        {
            text.Append(' ').Append(position.Z);
        }
    }

    private static void WriteList<T>(IEnumerable<T> items, StringBuilder text, Action<T, StringBuilder> write)
    {
        var separator = "(";
        foreach (var item in items)
        {
            text.Append(separator);
            write(item, text);
            separator = ", ";
        }

        text.Append(')');
    }
}
