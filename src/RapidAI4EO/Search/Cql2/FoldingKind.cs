namespace RapidAI4EO.Search.Cql2;

public enum FoldingKind
{
    Case,
    Accent,
}
