namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>
/// Where an expression was read: a column of text, a path in JSON, or nowhere. It does not count when expressions are compared.
/// </summary>
public readonly record struct Cql2Location
{
    private readonly JsonPath? _path;

    /// <param name="column">Counted from 1.</param>
    public Cql2Location(int column) => Column = column;

    internal Cql2Location(JsonPath path) => _path = path;

    /// <summary>The column of the text, counted from 1; 0 where it was not read from text.</summary>
    public int Column { get; }

    public bool Equals(Cql2Location other) => true;

    public override int GetHashCode() => 0;

    /// <summary>As messages say it: <c>at column 5</c>, <c>at $.args[1]</c>, or nothing.</summary>
    public override string ToString() => _path is not null ? $" at {_path}" : Column > 0 ? $" at column {Column}" : "";
}
