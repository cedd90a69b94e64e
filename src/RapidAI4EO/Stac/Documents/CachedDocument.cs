using RapidAI4EO.Storage.Http.Protocol;

namespace RapidAI4EO.Stac.Documents;

/// <summary>A document as the cache keeps it.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="Version">The server's word for this version.</param>
/// <param name="MovedTo">Where redirects led, without a query; null where there were none.</param>
internal sealed record CachedDocument(byte[] Content, WebVersion Version, Uri? MovedTo);
