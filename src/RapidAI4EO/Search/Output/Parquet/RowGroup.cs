namespace RapidAI4EO.Search.Output.Parquet;

/// <summary>What the footer says of some rows that are in the file.</summary>
/// <param name="Rows">How many.</param>
/// <param name="Columns">A chunk for each column, in their order.</param>
internal sealed record RowGroup(int Rows, IReadOnlyList<ColumnChunk> Columns);
