namespace RapidAI4EO.Corpus;

/// <summary>An asset's file that is here.</summary>
/// <param name="Key">Which asset.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Hash"><c>md5:</c>, <c>sha256:</c> or <c>xxh64:</c> and lower-case hexadecimal digits; null where none is known.</param>
public sealed record AssetFile(AssetKey Key, long Length, string? Hash);
