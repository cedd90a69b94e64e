namespace RapidAI4EO.Search.Output.Parquet;

/// <summary>How values are stored; the numbers are those of the format's enumeration <c>Type</c>.</summary>
internal enum ParquetType
{
    Int32 = 1,
    Double = 5,
    ByteArray = 6,
}
