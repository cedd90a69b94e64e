using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Stac.Objects;

namespace RapidAI4EO.Stac.Crawl;

/// <summary>Whether an item is one of those that are looked for.</summary>
internal static class ItemTest
{
    /// <param name="item">The item.</param>
    /// <param name="query">What is looked for.</param>
    /// <param name="passed">Is told of an item that is of another time or place.</param>
    /// <param name="fault">Why nothing can be said, as a sentence; the item is then left out. Null otherwise.</param>
    public static bool IsFound(StacItem item, StacQuery query, PassedBy passed, out string? fault)
    {
        fault = null;
        try
        {
            if (item.Id is null) fault = "The item has no id.";
            else return IsInTime(item, query.Datetime, passed, ref fault) && IsInPlace(item, query, passed);
        }
        catch (InvalidInputException e)
        {
            fault = e.Message;
        }
        catch (TopologyException)
        {
            fault = "The item's geometry is not valid, so it cannot be said where it is.";
        }

        return false;
    }

    private static bool IsInTime(StacItem item, TimeInterval datetime, PassedBy passed, ref string? fault)
    {
        if (datetime == TimeInterval.Always) return true;
        var time = item.ReadTime();
        if (!time.IsKnown) fault = "The item has no time.";
        if (time.Meets(datetime)) return true;
        if (time.IsKnown) passed.AddTime(new TimeInterval(time.Start ?? time.Instant, time.End ?? time.Instant));
        return false;
    }

    private static bool IsInPlace(StacItem item, StacQuery query, PassedBy passed)
    {
        if (query.Areas.Count == 0) return true;
        if (item.ReadGeometry() is not { } geometry) return false;
        LongEdges.Check(geometry, new InputLocation("The item's geometry"));
        if (query.Areas.All(area => area.Selects(geometry))) return true;
        passed.Bounds.ExpandToInclude(geometry.EnvelopeInternal);
        return false;
    }
}
