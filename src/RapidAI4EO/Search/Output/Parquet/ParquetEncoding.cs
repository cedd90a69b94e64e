namespace RapidAI4EO.Search.Output.Parquet;

/// <summary>How a page's values are encoded; the numbers are those of the format's enumeration <c>Encoding</c>.</summary>
internal enum ParquetEncoding
{
    Plain = 0,
    RunLength = 3,
    RunLengthDictionary = 8,
}
