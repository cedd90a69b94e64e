namespace RapidAI4EO.Cli.Search;

/// <summary>A table that was written.</summary>
/// <param name="Table">Its file.</param>
/// <param name="Samples">How many rows it has.</param>
/// <param name="Bytes">The file's length.</param>
internal sealed record TableResult(string Table, int Samples, long Bytes);
