namespace RapidAI4EO.Storage.Http.Protocol;

/// <summary>A server's word for a version of a document, to ask later whether it is still the same.</summary>
/// <param name="ETag">With its quotes; null where the server gives none.</param>
/// <param name="LastModified">As the server writes it; null where it does not.</param>
internal sealed record WebVersion(string? ETag, string? LastModified)
{
    /// <summary>The header that asks for the document only where it has changed; null where nothing is known to ask with.</summary>
    public (string Name, string Value)? Condition =>
        ETag is not null ? ("If-None-Match", ETag)
        : LastModified is not null ? ("If-Modified-Since", LastModified)
        : null;

    public static WebVersion Of(HttpResponseMessage response) => new(
        Header(response.Headers.NonValidated, "ETag"), Header(response.Content.Headers.NonValidated, "Last-Modified"));

    private static string? Header(System.Net.Http.Headers.HttpHeadersNonValidated headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.ToString() : null;
}
