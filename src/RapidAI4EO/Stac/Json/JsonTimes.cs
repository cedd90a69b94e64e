using System.Text;
using System.Text.Json;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Stac.Json;

/// <summary>Times as STAC writes them: RFC 3339, in UTC where no zone is given.</summary>
internal static class JsonTimes
{
    /// <returns>Null where there is none, or a null.</returns>
    /// <exception cref="InvalidInputException">What stands there is no time.</exception>
    public static DateTimeOffset? Read(ReadOnlyMemory<byte> json)
    {
        if (!JsonValues.IsGiven(json)) return null;
        return TryRead(json) ?? throw new InvalidInputException($"'{DisplayText.Text(JsonValues.Text(json) ?? Encoding.UTF8.GetString(json.Span))}' is not a time of RFC 3339.");
    }

    /// <returns>Null where there is none, or what stands there is none.</returns>
    public static DateTimeOffset? TryRead(ReadOnlyMemory<byte> json) =>
        Fast(json.Span) ?? (JsonValues.Text(json) is { } text ? TimeInterval.TryParseInstant(text) : null);

    /// <summary>The framework's reader is fast and right where a zone is given; without one it takes the machine's.</summary>
    private static DateTimeOffset? Fast(ReadOnlySpan<byte> json)
    {
        if (json is not [(byte)'"', .., (byte)'Z', (byte)'"']) return null;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return reader.TryGetDateTimeOffset(out var time) ? time : null;
    }
}
