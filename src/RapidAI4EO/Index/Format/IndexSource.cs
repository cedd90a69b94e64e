namespace RapidAI4EO.Index.Format;

/// <summary>A resource file as it was when the index was built.</summary>
/// <param name="Path">Its full path then.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Modified">Its time of change.</param>
/// <param name="Sha256">Its digest, lower-case hexadecimal.</param>
public sealed record IndexSource(string Path, long Length, DateTimeOffset Modified, string Sha256);
