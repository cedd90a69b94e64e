using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>A number, kept as the decimals it was written with: its value is exact, and <c>1.0</c> equals <c>1</c>.</summary>
public sealed record NumberLiteral(string Text, Cql2Location Place = default) : Cql2Expression(Place)
{
    internal Rational Value => Rational.TryParse(Text, out var value) ? value : throw new FormatException(Text);

    public bool Equals(NumberLiteral? other) => other is not null && Value == other.Value;

    public override int GetHashCode() => Value.GetHashCode();

    public override string ToString() => Text;
}
