namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary><c>CASEI</c>, text without regard to case, or <c>ACCENTI</c>, without regard to accents.</summary>
public sealed record Folding(FoldingKind Kind, Cql2Expression Text, Cql2Location Place = default) : Cql2Expression(Place)
{
    public override string ToString() => $"{(Kind == FoldingKind.Case ? "CASEI" : "ACCENTI")}({Text})";
}
