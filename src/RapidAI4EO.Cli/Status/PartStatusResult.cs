using RapidAI4EO.Parts;

namespace RapidAI4EO.Cli.Status;

/// <summary>How a part stands. Of one that was not begun only the first two are not null.</summary>
/// <param name="Part">Which, as <c>3/8</c>.</param>
/// <param name="State"><c>done</c>, <c>underWay</c>, <c>incomplete</c>, <c>failed</c> or <c>notBegun</c>.</param>
/// <param name="Done">Files or samples that are done.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Bytes">Bytes that came in the last run.</param>
/// <param name="BytesPerSecond">Over all of the last run.</param>
/// <param name="Seconds">How long the last run took, or has taken.</param>
/// <param name="Host">The machine.</param>
/// <param name="Reason">Why it is not done.</param>
internal sealed record PartStatusResult(
    string Part, string State, long? Done, long? Total, long? Bytes, long? BytesPerSecond, double? Seconds, string? Host, string? Reason)
{
    public static PartStatusResult Of(PartStatus part, DateTimeOffset now)
    {
        var state = part.State switch
        {
            PartState.NotBegun => "notBegun",
            PartState.UnderWay => "underWay",
            var other => other.ToString().ToLowerInvariant(),
        };
        if (part.Record is not { } record) return new PartStatusResult(part.Part.ToString(), state, null, null, null, null, null, null, null);
        var end = part.State == PartState.UnderWay ? now : record.At;
        return new PartStatusResult(
            part.Part.ToString(), state, record.Done, record.Total, record.Bytes, (long)StatusText.RateOf(record), Math.Round((end - record.Began).TotalSeconds, 1), record.Host,
            record.Reason ?? (part.State == PartState.Failed ? "It stopped speaking." : null));
    }
}
