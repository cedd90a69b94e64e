namespace RapidAI4EO.Search.Cql2.Types;

/// <summary>What an expression's value is.</summary>
public enum ValueKind
{
    /// <summary>Only whoever knows the properties and functions can tell.</summary>
    Unknown,
    Boolean,
    Number,
    Text,

    /// <summary>An instant or a day.</summary>
    Instant,
    Interval,
    Geometry,
    Array,
}
