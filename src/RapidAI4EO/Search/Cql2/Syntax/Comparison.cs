namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>Two values of the same kind and one of <c>= &lt;&gt; &lt; &gt; &lt;= &gt;=</c>.</summary>
public sealed record Comparison(ComparisonOperator Operator, Cql2Expression Left, Cql2Expression Right, Cql2Location Place = default) : Cql2Expression(Place)
{
    public override string ToString() => $"{Left} {Operator.ToText()} {Right}";
}
