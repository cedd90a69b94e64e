using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Stac.Objects;

namespace RapidAI4EO.Stac.Crawl;

/// <summary>
/// Whether a collection may hold what is looked for, by its extent. In doubt it may: what is missing or malformed never keeps a
/// collection from being read, and boxes and intervals are taken a little larger than they are written, since they get rounded.
/// </summary>
internal static class ExtentTest
{
    /// <summary>Many write the day on which the last image was taken for the end, and mean the whole of it.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromDays(1);

    /// <summary>Degrees by which a whole and its parts may be rounded apart.</summary>
    private const double Rounding = 1e-3;

    /// <param name="extent">The collection's.</param>
    /// <param name="query">What is looked for.</param>
    /// <param name="passed">Is told of an extent that keeps it from being read.</param>
    public static bool MayHold(StacExtent extent, StacQuery query, PassedBy passed)
    {
        if (!MayMeet(extent, query.Datetime))
        {
            foreach (var interval in extent.Intervals) passed.AddTime(interval);
            return false;
        }

        if (MayTouch(extent, query)) return true;
        foreach (var part in extent.Boxes.SelectMany(box => box.Parts)) passed.Bounds.ExpandToInclude(new Envelope(part.West, part.East, part.South, part.North));
        return false;
    }

    private static bool MayTouch(StacExtent extent, StacQuery query)
    {
        if (query.Areas.Count == 0 || extent.HasUnreadBoxes || extent.Boxes.Count == 0) return true;
        BoundingBox[] parts = [.. extent.Boxes.Skip(1)];
        var boxes = parts.Length > 0 && AreAll(parts, extent.Boxes[0]) ? parts : extent.Boxes;
        return query.Areas.All(area => boxes.Any(area.MaySelectIn));
    }

    /// <summary>
    /// Whether the boxes are all parts of a whole, so that they reach each of its edges. Before STAC 1.0 the first box was one of
    /// several, and some write it so to this day.
    /// </summary>
    private static bool AreAll(BoundingBox[] parts, BoundingBox whole) =>
        parts.Any(part => IsSame(part.West, whole.West)) && parts.Any(part => IsSame(part.East, whole.East))
        && parts.Any(part => IsSame(part.South, whole.South)) && parts.Any(part => IsSame(part.North, whole.North));

    private static bool IsSame(double a, double b) => Math.Abs(a - b) <= Rounding;

    private static bool MayMeet(StacExtent extent, TimeInterval datetime)
    {
        if (datetime == TimeInterval.Always || extent.HasUnreadIntervals || extent.Intervals.Count == 0) return true;
        return extent.Intervals.Any(interval => !(Later(interval.End) < datetime.Start) && !(Earlier(interval.Start) > datetime.End));
    }

    private static DateTimeOffset? Later(DateTimeOffset? time) => time > DateTimeOffset.MaxValue - Slack ? time : time + Slack;

    private static DateTimeOffset? Earlier(DateTimeOffset? time) => time < DateTimeOffset.MinValue + Slack ? time : time - Slack;
}
