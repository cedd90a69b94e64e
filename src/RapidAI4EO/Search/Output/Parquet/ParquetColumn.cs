namespace RapidAI4EO.Search.Output.Parquet;

/// <summary>A column without nulls. It collects the values of a row group and turns them into pages.</summary>
/// <param name="name">Its name.</param>
/// <param name="group">The struct that it is a field of; columns of the same one stand side by side.</param>
/// <param name="type">How its values are stored.</param>
/// <param name="isText">Whether they are UTF-8.</param>
internal abstract class ParquetColumn(string name, string? group, ParquetType type, bool isText)
{
    public string Name { get; } = name;

    public string? Group { get; } = group;

    public ParquetType Type { get; } = type;

    public bool IsText { get; } = isText;

    /// <summary>The names that lead to it.</summary>
    public IReadOnlyList<string> Path => Group is null ? [Name] : [Group, Name];

    /// <summary>Turns the values since the last call into pages, and forgets them. Columns may do so at the same time.</summary>
    public abstract EncodedColumn Encode();
}
