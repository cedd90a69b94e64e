using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace RapidAI4EO.Server.Hosting.Proxies;

/// <summary>
/// Makes what <c>Forwarded</c> says into the X-Forwarded headers, which the framework's step behind this one judges: it believes trusted
/// proxies alone and refuses hosts that are none.
/// </summary>
internal sealed class ForwardedHeader(RequestDelegate next, IReadOnlyList<IPNetwork> proxies)
{
    private const string Standard = "Forwarded";
    private static readonly string[] Older =
        [ForwardedHeadersDefaults.XForwardedForHeaderName, ForwardedHeadersDefaults.XForwardedHostHeaderName, ForwardedHeadersDefaults.XForwardedProtoHeaderName];

    /// <summary>Believes the proxies of the options, and any number of them one behind the other.</summary>
    public static void Use(WebApplication application, IReadOnlyList<IPNetwork> proxies)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All, ForwardLimit = null };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var network in proxies) options.KnownIPNetworks.Add(network);
        application.UseMiddleware<ForwardedHeader>(proxies);
        application.UseForwardedHeaders(options);
    }

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        var standard = headers[Standard];
        if (standard.Count > 0)
        {
            // A proxy sets the one or the others and may pass on what a client made up of the rest: where both are, neither is to be believed.
            if (!Array.Exists(Older, headers.ContainsKey)) Translate(headers, ForwardedParser.Parse(string.Join(',', standard.ToArray())));
            else foreach (var name in Older) headers.Remove(name);
        }

        // Any other scheme would stand in links too.
        var schemes = headers[ForwardedHeadersDefaults.XForwardedProtoHeaderName].ToString().Split(',', StringSplitOptions.TrimEntries);
        if (!Array.TrueForAll(schemes, IsWeb)) headers.Remove(ForwardedHeadersDefaults.XForwardedProtoHeaderName);
        return next(context);
    }

    private static bool IsWeb(string scheme) => scheme.ToLowerInvariant() is "http" or "https";

    private void Translate(IHeaderDictionary headers, IReadOnlyList<ForwardedElement>? elements)
    {
        if (elements is null) return;
        var element = Outermost(elements);
        if (AddressOf(element.For) is { } sender) headers[ForwardedHeadersDefaults.XForwardedForHeaderName] = sender.ToString();
        if (element.Host is { } host) headers[ForwardedHeadersDefaults.XForwardedHostHeaderName] = host;
        if (element.Proto is { } scheme) headers[ForwardedHeadersDefaults.XForwardedProtoHeaderName] = scheme;
    }

    /// <summary>What the first of the trusted proxies says, as far as it does; what came before it anyone may have written.</summary>
    private ForwardedElement Outermost(IReadOnlyList<ForwardedElement> elements)
    {
        var element = elements[^1];
        for (var i = elements.Count - 2; i >= 0 && AddressOf(element.For) is { } sender && IsProxy(sender.Address); i--)
        {
            element = new ForwardedElement(elements[i].For, elements[i].Host ?? element.Host, elements[i].Proto ?? element.Proto);
        }

        return element;
    }

    private bool IsProxy(IPAddress address) => proxies.Any(network => network.Contains(address));

    private static IPEndPoint? AddressOf(string? node) => IPEndPoint.TryParse(node ?? "", out var address) ? address : null;
}
