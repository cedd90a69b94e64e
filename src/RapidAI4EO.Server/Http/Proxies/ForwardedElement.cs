namespace RapidAI4EO.Server.Http.Proxies;

/// <summary>What one proxy says of the request that it passed on; null for what it does not say.</summary>
/// <param name="For">Who sent it: an address with or without port, or a name that hides it.</param>
/// <param name="Host">The host that the request named.</param>
/// <param name="Proto">The scheme.</param>
internal sealed record ForwardedElement(string? For, string? Host, string? Proto)
{
    /// <summary>The folder that the API lies in, which only X-Forwarded-Prefix tells.</summary>
    public string? Prefix { get; init; }
}
