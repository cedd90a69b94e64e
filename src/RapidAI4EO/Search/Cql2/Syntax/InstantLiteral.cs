using System.Globalization;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>A <c>DATE</c>, which is a whole day of UTC, or a <c>TIMESTAMP</c>.</summary>
/// <param name="Start">The instant, or the day's first.</param>
/// <param name="IsDay">True of a date.</param>
/// <param name="Place">Where it was read.</param>
public sealed record InstantLiteral(DateTimeOffset Start, bool IsDay, Cql2Location Place = default) : Cql2Expression(Place)
{
    private static readonly string[] Forms = ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    /// <summary>The instant, or the whole day.</summary>
    public TimeInterval Span => new(Start, IsDay ? Start.AddTicks(TimeSpan.TicksPerDay - 1) : Start);

    /// <summary>As the standard writes it, without its quotes.</summary>
    public string Text => IsDay
        ? Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : Start.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);

    public override string ToString() => IsDay ? $"DATE('{Text}')" : $"TIMESTAMP('{Text}')";

    /// <summary>Reads <c>2018-05-03</c> or <c>2018-05-03T10:30:00Z</c>, in UTC or with an offset; the framework keeps seven decimals of a second.</summary>
    /// <returns>Null where the text is neither.</returns>
    internal static InstantLiteral? Read(string text, Cql2Location place)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, Utc, out var day))
        {
            return new InstantLiteral(day, true, place);
        }

        var point = text.IndexOf('.', StringComparison.Ordinal);
        var zone = ZoneLength(text);
        if (zone == 0 || point == text.Length - zone - 1)
        {
            return null;
        }

        var decimals = point < 0 ? 0 : text.Length - point - 1 - zone;
        if (decimals > 7 && text.AsSpan(point + 1, decimals).IndexOfAnyExceptInRange('0', '9') < 0)
        {
            text = text.Remove(point + 8, decimals - 7);
        }

        return DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, Utc, out var instant)
            ? new InstantLiteral(instant, false, place)
            : null;
    }

    /// <summary>Characters of a Z or an offset such as <c>+02:00</c> at the end; 0 where neither is there.</summary>
    private static int ZoneLength(string text)
    {
        const int Offset = 6;
        if (text.EndsWith('Z')) return 1;
        return text.Length > Offset && text[^Offset] is ('+' or '-') && text[^3] == ':' ? Offset : 0;
    }
}
