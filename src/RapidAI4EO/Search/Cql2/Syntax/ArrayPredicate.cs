namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>Two arrays, taken as sets, and the relation that must hold between them.</summary>
public sealed record ArrayPredicate(ArrayOperator Operator, Cql2Expression Left, Cql2Expression Right, Cql2Location Place = default) : Cql2Expression(Place)
{
    public override string ToString() => $"{Operator.ToText().ToUpperInvariant()}({Left}, {Right})";
}
