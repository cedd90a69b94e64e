namespace RapidAI4EO.Search.Cql2.Syntax;

public enum FoldingKind
{
    Case,
    Accent,
}
