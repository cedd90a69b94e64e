namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>A value that equals one of a list.</summary>
public sealed record InList(Cql2Expression Value, IReadOnlyList<Cql2Expression> Items, Cql2Location Place = default) : Cql2Expression(Place)
{
    public bool Equals(InList? other) => other is not null && Value == other.Value && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => HashCode.Combine(Value, Items.Count);

    public override string ToString() => $"{Value} IN ({string.Join(", ", Items)})";
}
