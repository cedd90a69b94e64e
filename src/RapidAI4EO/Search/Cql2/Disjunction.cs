namespace RapidAI4EO.Search.Cql2;

/// <summary>Two or more conditions with <c>OR</c> between them.</summary>
public sealed record Disjunction(IReadOnlyList<Cql2Expression> Operands, int Column = 0) : Cql2Expression(Column)
{
    public override string ToString() => $"({string.Join(" OR ", Operands)})";
}
