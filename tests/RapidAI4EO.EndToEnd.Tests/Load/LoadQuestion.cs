using System.Text;

namespace RapidAI4EO.EndToEnd.Tests.Load;

/// <summary>One request of the load, and what its answer must be.</summary>
/// <param name="Target">Path and query.</param>
public sealed record LoadQuestion(string Target)
{
    /// <summary>The body of a POST; null for a GET.</summary>
    public string? Body { get; init; }

    public int Status { get; init; } = 200;

    public string MediaType { get; init; } = "application/geo+json";

    /// <summary>Items that are found; null where the answer has no such number.</summary>
    public long? Matched { get; init; }

    public HttpRequestMessage ToRequest(string address) => new(Body is null ? HttpMethod.Get : HttpMethod.Post, address + Target)
    {
        Content = Body is null ? null : new StringContent(Body, Encoding.UTF8, "application/json"),
    };
}
