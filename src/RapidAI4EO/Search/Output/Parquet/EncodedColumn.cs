namespace RapidAI4EO.Search.Output.Parquet;

/// <summary>The pages of a column in one row group.</summary>
/// <param name="Pages">As they go into the file; valid until the column encodes again.</param>
/// <param name="UncompressedLength">The bytes that they would take without compression, headers included.</param>
/// <param name="DictionaryLength">The bytes of the dictionary's page, which comes first; 0 where there is none.</param>
/// <param name="Range">The smallest and the largest value, plainly encoded; null where the values have no order.</param>
internal sealed record EncodedColumn(
    ReadOnlyMemory<byte> Pages, long UncompressedLength, int DictionaryLength, (byte[] Least, byte[] Greatest)? Range);
