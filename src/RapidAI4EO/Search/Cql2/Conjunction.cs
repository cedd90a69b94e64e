namespace RapidAI4EO.Search.Cql2;

/// <summary>Two or more conditions with <c>AND</c> between them.</summary>
public sealed record Conjunction(IReadOnlyList<Cql2Expression> Operands, int Column = 0) : Cql2Expression(Column)
{
    public override string ToString() => $"({string.Join(" AND ", Operands)})";
}
