namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>One or more conditions with <c>OR</c> between them.</summary>
public sealed record Disjunction(IReadOnlyList<Cql2Expression> Operands, Cql2Location Place = default) : Cql2Expression(Place)
{
    public bool Equals(Disjunction? other) => other is not null && Operands.SequenceEqual(other.Operands);

    public override int GetHashCode() => Operands.Count;

    public override string ToString() => $"({string.Join(" OR ", Operands)})";
}
