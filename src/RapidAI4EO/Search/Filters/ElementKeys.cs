using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Cql2.Types;

namespace RapidAI4EO.Search.Filters;

/// <summary>Turns the elements of arrays into keys that are equal where the values are. Values of different kinds differ.</summary>
internal sealed class ElementKeys(FilterScope scope, NumberBinder numbers, TextBinder texts, TimeBinder times)
{
    public static string OfNumber(string decimals) => Of(Rational.TryParse(decimals, out var value) ? value : Rational.Zero);

    /// <summary>The keys; null where an element has no value.</summary>
    /// <exception cref="InvalidInputException">An element is not the same for all samples.</exception>
    public HashSet<string>? Of(ArrayLiteral array)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in array.Items)
        {
            if (Of(item) is not { } key)
            {
                return null;
            }

            keys.Add(key);
        }

        return keys;
    }

    private string? Of(Cql2Expression item) => KindOf(item) switch
    {
        ValueKind.Number => numbers.Constant(item) is { } number ? Of(number) : null,
        ValueKind.Text => texts.Constant(item) is { } text ? $"text {text}" : null,
        ValueKind.Instant or ValueKind.Interval => times.Span(item) is { } span ? $"time {span}" : null,
        ValueKind.Geometry when item is not PropertyName => $"geometry {item}",
        ValueKind.Boolean when item is BooleanLiteral => $"boolean {item}",
        ValueKind.Array when item is ArrayLiteral array => Of(array) is { } keys ? $"array {string.Join('\0', keys.Order(StringComparer.Ordinal))}" : null,
        _ => throw Cql2Error.At(item.Place, $"an array takes values, and {Corpus.DisplayText.Text(item.ToString())} differs from sample to sample."),
    };

    private ValueKind KindOf(Cql2Expression item) => ValueKinds.Of(item) is not ValueKind.Unknown and var kind ? kind : scope.KindOf(item);

    private static string Of(Rational number) => $"number {number.Reduced()}";
}
