using RapidAI4EO.Index;

namespace RapidAI4EO.Search.Cql2;

/// <summary>A number, kept as the decimals it was written with: its value is exact.</summary>
public sealed record NumberLiteral(string Text, int Column = 0) : Cql2Expression(Column)
{
    internal Rational Value => Rational.TryParse(Text, out var value) ? value : throw new FormatException(Text);

    public override string ToString() => Text;
}
