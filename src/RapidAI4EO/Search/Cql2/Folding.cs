namespace RapidAI4EO.Search.Cql2;

/// <summary><c>CASEI</c>, text without regard to case, or <c>ACCENTI</c>, without regard to accents.</summary>
public sealed record Folding(FoldingKind Kind, Cql2Expression Text, Cql2Place Place = default) : Cql2Expression(Place)
{
    public override string ToString() => $"{(Kind == FoldingKind.Case ? "CASEI" : "ACCENTI")}({Text})";
}
