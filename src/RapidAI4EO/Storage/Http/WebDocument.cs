using RapidAI4EO.Storage.Http.Protocol;

namespace RapidAI4EO.Storage.Http;

/// <summary>What a server gave for a URL.</summary>
/// <param name="Content">The bytes; null where the document is still as it was known.</param>
/// <param name="Version">The server's word for this version.</param>
/// <param name="MovedTo">Where redirects led, without a signature; null where there were none.</param>
internal sealed record WebDocument(byte[]? Content, WebVersion Version, Uri? MovedTo);
