namespace RapidAI4EO.Search.Cql2;

/// <summary>A value that equals one of a list.</summary>
public sealed record InList(Cql2Expression Value, IReadOnlyList<Cql2Expression> Items, int Column = 0) : Cql2Expression(Column)
{
    public override string ToString() => $"{Value} IN ({string.Join(", ", Items)})";
}
