using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Cql2.Types;

/// <summary>Makes the times of a filter, whichever encoding they came in.</summary>
internal static class Times
{
    public static string Problem(bool isDay, string what) => isDay
        ? $"a date is written as '2018-05-03', not {what}."
        : $"a timestamp is written as '2018-05-03T10:30:00Z', with a Z or an offset such as +02:00, not {what}.";

    /// <summary>The bound of an interval that text names; an open one is the text itself.</summary>
    /// <exception cref="InvalidInputException">The text is no time.</exception>
    public static Cql2Expression Bound(string text, Cql2Location place)
    {
        if (text == IntervalLiteral.Open)
        {
            return new TextLiteral(text, place);
        }

        return InstantLiteral.Read(text, place)
            ?? throw Cql2Error.At(place, $"an interval has '2018-05-03', '2018-05-03T10:30:00Z' or '..' at its ends, not '{DisplayText.Text(text)}'.");
    }

    /// <exception cref="InvalidInputException">It ends before it starts, or an end is no time.</exception>
    public static IntervalLiteral Interval(Cql2Expression start, Cql2Expression end, Cql2Location place)
    {
        if (start is InstantLiteral first && end is InstantLiteral last && first.Span.Start > last.Span.End)
        {
            throw Cql2Error.At(place, $"the interval ends at {last.Text}, before it starts at {first.Text}.");
        }

        return new IntervalLiteral(Checked(start), Checked(end), place);
    }

    private static Cql2Expression? Checked(Cql2Expression bound) => bound switch
    {
        TextLiteral { Value: IntervalLiteral.Open } => null,
        InstantLiteral or PropertyName or FunctionCall => bound,
        _ => throw Cql2Error.At(bound.Place, $"an interval has a time, a property or '..' at its ends, not {DisplayText.Text(bound.ToString())}."),
    };
}
