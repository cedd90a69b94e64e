using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Stac.Json;

namespace RapidAI4EO.Stac.Objects;

/// <summary>Where and when the items of a collection are, as far as it says: what is missing or malformed is left out.</summary>
/// <param name="Boxes">In the order of the document: the first is the whole, those behind it its parts.</param>
/// <param name="Intervals">In the order of the document: the first is the whole, those behind it its parts.</param>
public sealed record StacExtent(IReadOnlyList<BoundingBox> Boxes, IReadOnlyList<TimeInterval> Intervals)
{
    private static readonly byte[][] Kinds = [[.. "spatial"u8], [.. "temporal"u8]];
    private static readonly byte[][] BoxesName = [[.. "bbox"u8]];
    private static readonly byte[][] IntervalsName = [[.. "interval"u8]];

    /// <summary>Nothing is known.</summary>
    public static StacExtent Unknown { get; } = new([], []);

    /// <summary>Whether a box or interval was left out, so that the others may not be all.</summary>
    internal bool HasUnreadBoxes { get; private init; }

    internal bool HasUnreadIntervals { get; private init; }

    internal static StacExtent Read(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty) return Unknown;
        var kinds = JsonMembers.Find(json, Kinds);
        var boxes = ListIn(kinds[0], BoxesName).Select(Box).ToArray();
        var intervals = ListIn(kinds[1], IntervalsName).Select(Interval).ToArray();
        return new StacExtent([.. boxes.OfType<BoundingBox>()], [.. intervals.OfType<TimeInterval>()])
        {
            HasUnreadBoxes = boxes.Contains(null),
            HasUnreadIntervals = intervals.Contains(null),
        };
    }

    private static IEnumerable<ReadOnlyMemory<byte>> ListIn(ReadOnlyMemory<byte> json, byte[][] name) =>
        json.IsEmpty ? [] : JsonMembers.Elements(JsonMembers.Find(json, name)[0]);

    private static BoundingBox? Box(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonValues.Numbers(json) is { } numbers ? BoundingBox.From(numbers) : null;
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }

    private static TimeInterval? Interval(ReadOnlyMemory<byte> json)
    {
        try
        {
            if (JsonMembers.Elements(json).ToArray() is not [var start, var end]) return null;
            var interval = new TimeInterval(JsonTimes.Read(start), JsonTimes.Read(end));
            return interval.Start > interval.End ? null : interval;
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }
}
