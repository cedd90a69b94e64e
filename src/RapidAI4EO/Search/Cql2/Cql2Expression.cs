namespace RapidAI4EO.Search.Cql2;

/// <summary>A node of a CQL2 filter. Printing gives CQL2 text that reads back as an equal filter.</summary>
/// <param name="Column">Where it starts in the text it was read from, counted from 1; 0 where it was not read.</param>
public abstract record Cql2Expression(int Column)
{
    /// <summary>CQL2 text, with parentheses wherever the order of operations could be doubted.</summary>
    public abstract override string ToString();
}
