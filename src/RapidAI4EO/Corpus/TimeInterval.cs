using System.Globalization;

namespace RapidAI4EO.Corpus;

/// <summary>A closed interval of time, both ends included, either of them open. A single instant has both ends the same.</summary>
/// <param name="Start">The first instant; null where the interval has no beginning.</param>
/// <param name="End">The last instant; null where it has no end.</param>
public readonly record struct TimeInterval(DateTimeOffset? Start, DateTimeOffset? End)
{
    private const string Remedy = "Write 2018, 2018-05, 2018-05-03, 2018-05-03T10:30:00Z, or an interval as 2018-05/2018-07 or 2018-05-03/..";

    /// <summary>All of time.</summary>
    public static TimeInterval Always { get; } = new(null, null);

    public bool Contains(DateTimeOffset instant) => !(instant < Start) && !(instant > End);

    /// <summary>
    /// Reads an instant of RFC 3339, a shortened date, which means its whole period, or two of them with a slash between; an
    /// open end is <c>..</c> or nothing. Without a zone it is UTC.
    /// </summary>
    /// <exception cref="InvalidInputException">The text is none of these, or ends before it starts.</exception>
    public static TimeInterval Parse(string text)
    {
        var bounds = text.Split('/');
        if (bounds.Length > 2)
        {
            throw Invalid(text, "it has more than one slash");
        }

        if (bounds.Length == 1)
        {
            var (first, last) = ParsePeriod(text, text);
            return new TimeInterval(first, last);
        }

        DateTimeOffset? start = IsOpen(bounds[0]) ? null : ParsePeriod(bounds[0], text).First;
        DateTimeOffset? end = IsOpen(bounds[1]) ? null : ParsePeriod(bounds[1], text).Last;
        return start > end ? throw Invalid(text, "it ends before it starts") : new TimeInterval(start, end);
    }

    public override string ToString() => Start == End && Start is not null
        ? Print(Start)
        : $"{Print(Start)}/{Print(End)}";

    private static string Print(DateTimeOffset? instant) => instant is { } i ? i.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture) : "..";

    private static bool IsOpen(string bound) => bound.Trim() is "" or "..";

    private static (DateTimeOffset First, DateTimeOffset Last) ParsePeriod(string bound, string text)
    {
        var part = bound.Trim();
        if (part is "" or "..")
        {
            throw Invalid(text, "it names no time");
        }

        return part.Length switch
        {
            4 when Exact(part, "yyyy") is { } year => (year, Last(year.Year, 12, 31)),
            7 when Exact(part, "yyyy-MM") is { } month => (month, Last(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month))),
            10 when Exact(part, "yyyy-MM-dd") is { } day => (day, Last(day.Year, day.Month, day.Day)),
            _ when TryParseInstant(part) is { } instant => (instant, instant),
            _ => throw Invalid(text, $"'{DisplayText.Text(part)}' is no date or time"),
        };
    }

    /// <summary>The last instant of a day.</summary>
    private static DateTimeOffset Last(int year, int month, int day) => new(new DateOnly(year, month, day), TimeOnly.MaxValue, TimeSpan.Zero);

    private static DateTimeOffset? Exact(string part, string format) =>
        DateTimeOffset.TryParseExact(part, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value)
            ? value
            : null;

    /// <summary>One instant as RFC 3339 has it, in either case, with a space for the T, any number of decimals, a zone or none, which is UTC; null where it is none.</summary>
    public static DateTimeOffset? TryParseInstant(string part)
    {
        var normal = part.ToUpperInvariant();
        if (normal.Length > 10 && normal[10] == ' ')
        {
            normal = string.Concat(normal.AsSpan(0, 10), "T", normal.AsSpan(11));
        }

        // The framework reads seven decimals of a second; more say nothing here.
        var point = normal.IndexOf('.', StringComparison.Ordinal);
        if (point > 0)
        {
            var end = point + 1;
            while (end < normal.Length && char.IsAsciiDigit(normal[end]))
            {
                end++;
            }

            if (end > point + 8)
            {
                normal = normal.Remove(point + 8, end - point - 8);
            }
        }

        string[] formats = ["yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mmK"];
        return DateTimeOffset.TryParseExact(normal, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value) ? value : null;
    }

    private static InvalidInputException Invalid(string text, string why) =>
        new($"'{DisplayText.Text(text)}' is not a time or an interval of time: {why}. {Remedy}");
}
