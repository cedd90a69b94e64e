namespace RapidAI4EO.Server.Http;

/// <summary>A request that was answered.</summary>
/// <param name="Method">GET, POST and so on.</param>
/// <param name="Target">Path and query, as they were sent.</param>
/// <param name="Status">The answer's.</param>
/// <param name="Elapsed">From the first byte read to the last written.</param>
public sealed record RequestEntry(string Method, string Target, int Status, TimeSpan Elapsed)
{
    /// <summary>The trace that it belongs to, in hexadecimal; null where none is exported.</summary>
    public string? Trace { get; init; }
}
