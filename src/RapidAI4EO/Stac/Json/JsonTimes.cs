using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search;

namespace RapidAI4EO.Stac.Json;

/// <summary>Times as STAC writes them: RFC 3339, in UTC where no zone is given.</summary>
internal static class JsonTimes
{
    /// <returns>Null where there is none, or a null.</returns>
    /// <exception cref="InvalidInputException">What stands there is no time.</exception>
    public static DateTimeOffset? Read(ReadOnlyMemory<byte> json)
    {
        if (!JsonValues.IsGiven(json)) return null;
        if (Fast(json.Span) is { } time) return time;
        var text = JsonValues.Text(json);
        return text is not null && TimeInterval.TryParseInstant(text) is { } slow
            ? slow
            : throw new InvalidInputException($"'{Shown.Text(text ?? System.Text.Encoding.UTF8.GetString(json.Span))}' is not a time of RFC 3339.");
    }

    /// <summary>The framework's reader is fast and right where a zone is given; without one it takes the machine's.</summary>
    private static DateTimeOffset? Fast(ReadOnlySpan<byte> json)
    {
        if (json is not [(byte)'"', .., (byte)'Z', (byte)'"']) return null;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return reader.TryGetDateTimeOffset(out var time) ? time : null;
    }
}
