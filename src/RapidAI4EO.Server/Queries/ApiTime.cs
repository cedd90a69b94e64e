using System.Text.RegularExpressions;
using RapidAI4EO.Corpus;
using RapidAI4EO.Server.Http;

namespace RapidAI4EO.Server.Queries;

/// <summary>Reads <c>datetime</c> as the standards of OGC and STAC have it, which is stricter than what the command line takes.</summary>
internal static partial class ApiTime
{
    private const string Remedy = "Write 2018-05-03T10:30:00Z, or two such times with a slash between them, one of which may be '..' or nothing.";

    /// <exception cref="InvalidInputException">The text is no time or interval.</exception>
    public static TimeInterval Parse(string text)
    {
        var bounds = text.Split('/');
        var isWhole = bounds.Length <= 2 && Array.TrueForAll(bounds, bound => IsOpen(bound) ? bounds.Length == 2 : Instant().IsMatch(bound));
        if (!isWhole || Array.TrueForAll(bounds, IsOpen)) throw Invalid(text, "it is not a time of RFC 3339 nor an interval of such");
        DateTimeOffset?[] instants = Array.ConvertAll(bounds, bound => IsOpen(bound) ? (DateTimeOffset?)null : InstantOf(bound, text));
        return instants[0] > instants[^1] ? throw Invalid(text, "it ends before it starts") : new TimeInterval(instants[0], instants[^1]);
    }

    private static DateTimeOffset InstantOf(string bound, string text) =>
        TimeInterval.TryParseInstant(WithoutLeapSecond(bound)) ?? throw Invalid(text, $"there is no time '{Excerpt.Of(bound)}'");

    /// <summary>Advises only what is taken here: the command line takes more.</summary>
    private static InvalidInputException Invalid(string text, string reason) =>
        new($"'{Excerpt.Of(text)}' is not understood: {reason}. {Remedy}");

    private static bool IsOpen(string bound) => bound is "" or "..";

    /// <summary>The last instant before it: clocks here have none.</summary>
    private static string WithoutLeapSecond(string bound) => LeapSecond().Replace(bound, "59:59.9999999");

    // The separator and the zone are written in either case, and both must be there.
    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Instant();

    [GeneratedRegex(@"59:60(\.\d+)?", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LeapSecond();
}
