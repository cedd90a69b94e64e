namespace RapidAI4EO.Search.Cql2;

public enum ArrayOperator
{
    Equals,
    Contains,
    ContainedBy,
    Overlaps,
}
