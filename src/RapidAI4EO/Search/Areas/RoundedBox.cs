using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;

namespace RapidAI4EO.Search.Areas;

/// <summary>A box that somebody rounded, made larger by what rounding may have taken from it.</summary>
internal static class RoundedBox
{
    /// <summary>Degrees: eleven metres, and more than a float is wrong by at 180.</summary>
    private const double Slack = 1e-4;

    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    /// <summary>Its polygons; at the antimeridian those on the other side too, since 180 and -180 are the same.</summary>
    public static IEnumerable<NtsGeometry> Around(BoundingBox box)
    {
        foreach (var part in box.Parts)
        {
            var larger = new LonLatBounds(part.West - Slack, part.South - Slack, part.East + Slack, part.North + Slack);
            yield return Polygon(larger);
            if (larger.West < -180) yield return Polygon(larger with { West = larger.West + 360, East = 180 });
            if (larger.East > 180) yield return Polygon(larger with { West = -180, East = larger.East - 360 });
        }
    }

    private static NtsGeometry Polygon(in LonLatBounds bounds) =>
        Factory.ToGeometry(new Envelope(bounds.West, bounds.East, bounds.South, bounds.North));
}
