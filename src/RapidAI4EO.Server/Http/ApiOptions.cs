using System.Net;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Server.Http;

/// <summary>How the API is served.</summary>
/// <param name="HrefRoot">What stands before each asset's key, ending with a slash. Only written, never fetched.</param>
public sealed record ApiOptions(string HrefRoot)
{
    /// <summary>
    /// Where images are read for pictures and series, in order of preference: only keys of the corpus below these, and only when they are asked for. None where
    /// there are to be no pictures. The host disposes of none of them.
    /// </summary>
    public IReadOnlyList<IObjectStore> Images { get; init; } = [];

    /// <summary>A split file, CSV with <c>sample_id</c> and <c>split</c>, that the explorer colours the samples by; null for none.</summary>
    public byte[]? Splits { get; init; }

    /// <summary>Where to listen.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:8080"];

    /// <summary>The address that clients know it by, ending with a slash; null for the one that each request names.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>
    /// Whether Forwarded, or X-Forwarded-For, -Proto, -Host, and X-Forwarded-Prefix are believed where one of the <see cref="Proxies"/> sends them.
    /// Only behind a proxy that sets them, since it may pass on what clients made up.
    /// </summary>
    public bool TrustForwarded { get; init; }

    /// <summary>Where proxies are; this machine where nothing is said.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")];

    /// <summary>Items a page where a request does not say, if it may have so many.</summary>
    public int DefaultLimit { get; init; } = 10;

    /// <summary>Items a page at most.</summary>
    public int MaxLimit { get; init; } = 10_000;

    /// <summary>How long one search may take, from when it arrived, before it is given up; pages are sent for as long as the client reads.</summary>
    public TimeSpan SearchTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Requests a second that one address may send; null for any number.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>What is done at once, and for whom.</summary>
    public ApiLimits Limits { get; init; } = new();

    /// <summary>Told of each request when it is answered; null for nobody.</summary>
    public Action<RequestEntry>? OnRequest { get; init; }

    /// <summary>Told of what went wrong here, which clients are not; null for nobody.</summary>
    public Action<Exception>? OnFault { get; init; }
}
