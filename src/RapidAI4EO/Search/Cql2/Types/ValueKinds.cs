using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Cql2.Types;

/// <summary>The kinds of values of expressions whose kind shows, and how to name them.</summary>
internal static class ValueKinds
{
    /// <summary>The kind; unknown for properties and functions.</summary>
    public static ValueKind Of(Cql2Expression expression) => expression switch
    {
        PropertyName or FunctionCall => ValueKind.Unknown,
        NumberLiteral or Arithmetic => ValueKind.Number,
        TextLiteral or Folding => ValueKind.Text,
        InstantLiteral => ValueKind.Instant,
        IntervalLiteral => ValueKind.Interval,
        GeometryLiteral or BoxLiteral => ValueKind.Geometry,
        ArrayLiteral => ValueKind.Array,
        _ => ValueKind.Boolean,
    };

    public static string Name(ValueKind kind) => kind switch
    {
        ValueKind.Boolean => "a condition",
        ValueKind.Number => "a number",
        ValueKind.Text => "text",
        ValueKind.Instant => "a time",
        ValueKind.Interval => "an interval",
        ValueKind.Geometry => "a geometry",
        ValueKind.Array => "an array",
        _ => "a property",
    };
}
