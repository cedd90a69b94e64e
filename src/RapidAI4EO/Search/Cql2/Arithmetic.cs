namespace RapidAI4EO.Search.Cql2;

/// <summary>Two numbers and one of <c>+ - * / % div ^</c>.</summary>
public sealed record Arithmetic(ArithmeticOperator Operator, Cql2Expression Left, Cql2Expression Right, int Column = 0) : Cql2Expression(Column)
{
    public override string ToString() => $"({Left} {Operator.ToText()} {Right})";
}
