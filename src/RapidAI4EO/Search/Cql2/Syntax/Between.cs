namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>A number from a lower to an upper bound, both included.</summary>
public sealed record Between(Cql2Expression Value, Cql2Expression Lower, Cql2Expression Upper, Cql2Location Place = default) : Cql2Expression(Place)
{
    public override string ToString() => $"{Value} BETWEEN {Lower} AND {Upper}";
}
