using RapidAI4EO.Geometry;
using RapidAI4EO.Search;

namespace RapidAI4EO.Stac.Crawl;

/// <summary>
/// Whether a collection may hold what is looked for, by its extent. In doubt it may: what is missing or malformed never keeps a
/// collection from being read, and boxes and intervals are taken a little larger than they are written, since they get rounded.
/// </summary>
internal static class ExtentTest
{
    /// <summary>Many write the day on which the last image was taken for the end, and mean the whole of it.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromDays(1);

    public static bool MayHold(StacExtent extent, StacQuery query) => MayMeet(extent, query.Datetime) && MayTouch(extent, query);

    private static bool MayTouch(StacExtent extent, StacQuery query)
    {
        if (query.Areas.Count == 0 || extent.HasUnreadBoxes || extent.Boxes.Count == 0) return true;
        BoundingBox[] parts = [.. extent.Boxes.Skip(1)];
        var boxes = parts.Length > 0 && parts.All(part => Holds(extent.Boxes[0], part)) ? parts : extent.Boxes;
        return query.Areas.All(area => boxes.Any(area.MaySelectIn));
    }

    /// <summary>Before STAC 1.0 the first box was one of several; then it does not hold the others.</summary>
    private static bool Holds(BoundingBox whole, BoundingBox part) =>
        part.Parts.All(piece => whole.Parts.Any(all => all.Contains(piece)));

    private static bool MayMeet(StacExtent extent, TimeInterval datetime)
    {
        if (datetime == TimeInterval.Always || extent.HasUnreadIntervals || extent.Intervals.Count == 0) return true;
        return extent.Intervals.Any(interval => !(Later(interval.End) < datetime.Start) && !(Earlier(interval.Start) > datetime.End));
    }

    private static DateTimeOffset? Later(DateTimeOffset? time) => time > DateTimeOffset.MaxValue - Slack ? time : time + Slack;

    private static DateTimeOffset? Earlier(DateTimeOffset? time) => time < DateTimeOffset.MinValue + Slack ? time : time - Slack;
}
