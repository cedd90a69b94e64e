namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>
/// A node of a CQL2 filter, whether or not its properties exist anywhere. Printing gives CQL2 text that reads back as the same filter.
/// </summary>
/// <param name="Place">Where it was read.</param>
public abstract record Cql2Expression(Cql2Location Place)
{
    /// <summary>CQL2 text, with parentheses wherever the order of operations could be doubted.</summary>
    public abstract override string ToString();
}
