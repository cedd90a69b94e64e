namespace RapidAI4EO.Search.Cql2.Syntax;

public enum ArrayOperator
{
    Equals,
    Contains,
    ContainedBy,
    Overlaps,
}
