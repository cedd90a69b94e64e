namespace RapidAI4EO.Search.Cql2;

/// <summary>Checks that operators get the kinds of values that they are defined for.</summary>
internal static class Kinds
{
    public static ValueKind Of(Cql2Expression expression) => expression switch
    {
        NumberLiteral or Arithmetic => ValueKind.Number,
        TextLiteral => ValueKind.Text,
        PropertyName property => SampleProperty.Find(property.Name)!.IsText ? ValueKind.Text : ValueKind.Number,
        _ => ValueKind.Boolean,
    };

    public static Cql2Expression Require(Cql2Expression expression, ValueKind kind) => Of(expression) == kind
        ? expression
        : throw Cql2Error.At(expression.Column, kind == ValueKind.Boolean
            ? $"a condition was expected, such as clc_311 > 0.5; {Corpus.Shown.Text(expression.ToString())} is {Name(Of(expression))}."
            : $"{Name(kind)} was expected; {Corpus.Shown.Text(expression.ToString())} is {Name(Of(expression))}.");

    public static void RequireSame(Cql2Expression left, Cql2Expression right)
    {
        if (Of(left) == ValueKind.Boolean)
        {
            throw Cql2Error.At(left.Column, "a condition is not compared: write it alone, or with NOT before it.");
        }

        if (Of(left) != Of(right))
        {
            throw Cql2Error.At(
                right.Column, $"{Name(Of(left))} and {Name(Of(right))} cannot be compared.{(Of(right) == ValueKind.Text ? " Write numbers without quotes." : "")}");
        }
    }

    private static string Name(ValueKind kind) => kind switch
    {
        ValueKind.Boolean => "a condition",
        ValueKind.Number => "a number",
        _ => "text",
    };
}
