namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>Two numbers and one of <c>+ - * / % div ^</c>.</summary>
public sealed record Arithmetic(ArithmeticOperator Operator, Cql2Expression Left, Cql2Expression Right, Cql2Location Place = default) : Cql2Expression(Place)
{
    public override string ToString() => $"({Left} {Operator.ToText()} {Right})";
}
