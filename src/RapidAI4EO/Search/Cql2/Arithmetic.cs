namespace RapidAI4EO.Search.Cql2;

/// <summary>Two numbers and one of <c>+ - * / % div ^</c>.</summary>
public sealed record Arithmetic(ArithmeticOperator Operator, Cql2Expression Left, Cql2Expression Right, Cql2Place Place = default) : Cql2Expression(Place)
{
    public override string ToString() => $"({Left} {Operator.ToText()} {Right})";
}
