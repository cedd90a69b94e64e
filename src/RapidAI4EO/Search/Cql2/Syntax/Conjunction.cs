namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>One or more conditions with <c>AND</c> between them.</summary>
public sealed record Conjunction(IReadOnlyList<Cql2Expression> Operands, Cql2Location Place = default) : Cql2Expression(Place)
{
    public bool Equals(Conjunction? other) => other is not null && Operands.SequenceEqual(other.Operands);

    public override int GetHashCode() => Operands.Count;

    public override string ToString() => $"({string.Join(" AND ", Operands)})";
}
