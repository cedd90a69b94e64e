using RapidAI4EO.Corpus;
using RapidAI4EO.Stac.Json;

namespace RapidAI4EO.Stac.Objects;

/// <summary>The time of an item or asset: an instant, or a start and an end, or both, or nothing.</summary>
public readonly record struct StacTime(DateTimeOffset? Instant, DateTimeOffset? Start, DateTimeOffset? End)
{
    private static readonly byte[][] Names = [[.. "datetime"u8], [.. "start_datetime"u8], [.. "end_datetime"u8]];

    public bool IsKnown => Instant is not null || HasSpan;

    private bool HasSpan => Start is not null || End is not null;

    /// <summary>Whether it shares an instant with the interval: by start and end where it has them, else by its instant. What has no time shares none.</summary>
    public bool Meets(TimeInterval interval) => HasSpan
        ? !(Start > interval.End) && !(End < interval.Start)
        : Instant is { } instant && interval.Contains(instant);

    /// <summary>Where there is a start or an end, they count, and a datetime that cannot be read is as if it were not there.</summary>
    /// <param name="json">The object that has the members.</param>
    /// <exception cref="InvalidInputException">One that counts is no time, or the end lies before the start.</exception>
    internal static StacTime Read(ReadOnlyMemory<byte> json)
    {
        if (!JsonValues.IsObject(json)) return default;
        var found = JsonMembers.Find(json, Names);
        var (start, end) = (JsonTimes.Read(found[1]), JsonTimes.Read(found[2]));
        if (end < start)
        {
            throw new InvalidInputException($"'{DisplayText.Text(JsonValues.Text(found[2]))}', the end, lies before '{DisplayText.Text(JsonValues.Text(found[1]))}', the start.");
        }

        var instant = start is null && end is null ? JsonTimes.Read(found[0]) : JsonTimes.TryRead(found[0]);
        return new StacTime(instant, start, end);
    }
}
