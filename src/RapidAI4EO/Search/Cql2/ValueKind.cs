namespace RapidAI4EO.Search.Cql2;

/// <summary>What an expression's value is.</summary>
internal enum ValueKind
{
    Boolean,
    Number,
    Text,
}
