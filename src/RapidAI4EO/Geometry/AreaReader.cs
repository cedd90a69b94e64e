using System.Text;
using System.Text.Json;
using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>
/// Reads areas of interest: what a user writes after <c>--intersects</c> and <c>--within</c>. Coordinates are longitudes and
/// latitudes in degrees on WGS 84, in this order, and edges are straight in that plane, as in GeoJSON. Heights are dropped.
/// </summary>
/// <remarks>
/// The result is never empty and always valid. Several features, and the members of collections at any depth, become one area:
/// their polygons are united, lines and points are gathered. Where kinds mix, it is a flat GeometryCollection of polygons, then
/// lines, then points; NTS refuses those in Contains, Covers and Within, so ask <see cref="Polygonal"/> of it first. A single
/// geometry of any other type comes back with exactly its own vertices.
/// </remarks>
public static class AreaReader
{
    /// <summary>
    /// Reads WKT (or EWKT with SRID 4326), GeoJSON text, or a file of GeoJSON, TopoJSON or WKT, gzipped or not. After a file's
    /// name, <c>#DE</c> picks features by id, <c>#name=Germany</c> by a property, <c>#countries</c> a TopoJSON object; without,
    /// all count. A file that exists under the whole argument comes before any other reading.
    /// </summary>
    /// <exception cref="InvalidInputException">The argument is none of these, or its geometry is not valid.</exception>
    public static NtsGeometry Read(string argument)
    {
        ArgumentNullException.ThrowIfNull(argument);
        if (!File.Exists(argument))
        {
            if (WktArea.IsWkt(argument))
            {
                return WktArea.Read(argument, "The WKT");
            }

            if (argument.AsSpan().TrimStart().StartsWith('{'))
            {
                return ReadGeoJson(Encoding.UTF8.GetBytes(argument), "The GeoJSON");
            }
        }

        var (path, fragment) = AreaPath.Split(argument);
        var source = AreaPath.Name(path);
        return ReadText(AreaFile.Read(path, source), fragment, source);
    }

    /// <summary>Reads a geometry of any type, a Feature, or the union of a FeatureCollection.</summary>
    /// <param name="utf8">The text; a byte order mark is let pass.</param>
    /// <param name="name">What to call it in messages; they start with it.</param>
    /// <param name="effort">How much work it may make; by default any.</param>
    /// <exception cref="InvalidInputException">The text is not GeoJSON, its geometry is not valid, or it makes more work than it may.</exception>
    /// <exception cref="OperationCanceledException">The effort's token was cancelled.</exception>
    public static NtsGeometry ReadGeoJson(ReadOnlyMemory<byte> utf8, string name, AreaEffort effort = default) =>
        ReadJson(utf8, null, name, GeoJsonFeatures.Read, effort);

    /// <summary>Reads one geometry of any type with exactly its own vertices, valid or not.</summary>
    /// <returns>Null for a null.</returns>
    /// <exception cref="InvalidInputException">The text is no geometry of GeoJSON.</exception>
    internal static NtsGeometry? ReadGeometry(ReadOnlyMemory<byte> utf8, string name)
    {
        using var document = Json.Parse(utf8, name);
        return Transcoded(name, () => GeoJsonDecoder.Instance.Decode(document.RootElement, new InputLocation(name)));
    }

    /// <summary>The part of an area that can hold a sample: a Polygon or MultiPolygon, or null where all is lines and points.</summary>
    public static NtsGeometry? Polygonal(NtsGeometry area)
    {
        ArgumentNullException.ThrowIfNull(area);
        // The builder puts polygons first.
        var first = Areas.IsMixed(area) && !area.IsEmpty ? area.GetGeometryN(0) : area;
        return first is IPolygonal ? first : null;
    }

    private static NtsGeometry ReadText(ReadOnlyMemory<byte> utf8, string? fragment, string source)
    {
        var start = Encoding.UTF8.GetString(utf8.Span[..Math.Min(utf8.Length, 64)]).TrimStart('\uFEFF');
        return WktArea.IsWkt(start) && fragment is null
            ? WktArea.Read(Encoding.UTF8.GetString(utf8.Span).TrimStart('\uFEFF'), source)
            : ReadJson(utf8, fragment, source, AnyFeatures);
    }

    private static IEnumerable<AreaFeature> AnyFeatures(JsonElement root, string source) =>
        Json.TypeOf(root, new InputLocation(source)) == "Topology" ? TopoJsonFeatures.Read(root, source) : GeoJsonFeatures.Read(root, source);

    private static NtsGeometry ReadJson(
        ReadOnlyMemory<byte> utf8, string? fragment, string source, Func<JsonElement, string, IEnumerable<AreaFeature>> read, AreaEffort effort = default)
    {
        using var document = Json.Parse(utf8, source);
        return Transcoded(source, () =>
        {
            var features = read(document.RootElement, source);
            var picked = fragment is null ? features : FeaturePicker.Pick([.. features], fragment, source);
            return AreaBuilder.Build(picked.Select(feature => (feature.Place, feature.Decode())), source, effort);
        });
    }

    private static T Transcoded<T>(string source, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException e)
        {
            // Kinds are checked everywhere, so it is a text that cannot be transcoded.
            throw new InvalidInputException($"{source} holds text that is not valid Unicode. Save it as UTF-8.", e);
        }
    }
}
