namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>Values in parentheses, as the array functions take them.</summary>
public sealed record ArrayLiteral(IReadOnlyList<Cql2Expression> Items, Cql2Location Place = default) : Cql2Expression(Place)
{
    public bool Equals(ArrayLiteral? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Count;

    // A single condition would read as one in parentheses.
    public override string ToString() => Items.Count == 1 ? $"({Conditions.Enclosed(Items[0])})" : $"({string.Join(", ", Items)})";
}
