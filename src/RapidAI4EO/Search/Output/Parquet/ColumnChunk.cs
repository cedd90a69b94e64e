namespace RapidAI4EO.Search.Output.Parquet;

/// <summary>What the footer says of a column's pages in one row group.</summary>
/// <param name="Offset">Where the first of them starts in the file.</param>
/// <param name="Length">Their bytes.</param>
/// <param name="UncompressedLength">Their bytes without compression.</param>
/// <param name="DictionaryLength">The bytes of the dictionary among them, 0 for none.</param>
/// <param name="Range">The smallest and the largest value, plainly encoded; null for no statistics.</param>
internal sealed record ColumnChunk(long Offset, long Length, long UncompressedLength, int DictionaryLength, (byte[] Least, byte[] Greatest)? Range);
