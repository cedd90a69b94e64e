using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace RapidAI4EO.Server.Http.Proxies;

/// <summary>
/// Makes what <c>Forwarded</c> or the X-Forwarded headers say into one value each of the latter, which the framework's step behind this one
/// judges: it believes trusted proxies alone and refuses hosts that are none.
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
        Set(headers, Outermost(Elements(headers)));
        return next(context);
    }

    /// <summary>What the proxies say, the nearest last.</summary>
    private static ForwardedElement[] Elements(IHeaderDictionary headers)
    {
        var prefixes = Values(headers, ForwardedHeadersDefaults.XForwardedPrefixHeaderName);
        if (headers.TryGetValue(Standard, out var standard))
        {
            // A proxy sets the one or the others and may pass on what a client made up of the rest: where both are, neither is to be believed.
            var elements = Array.Exists(Older, headers.ContainsKey) ? null : ForwardedParser.Parse(string.Join(',', standard.ToArray()));
            return elements is null ? Aligned([], [], [], prefixes) : [.. elements.SkipLast(1), elements[^1] with { Prefix = prefixes.LastOrDefault() }];
        }

        return Aligned(Values(headers, Older[0]), Values(headers, Older[1]), Values(headers, Older[2]), prefixes);
    }

    /// <summary>Each proxy adds to the end of a list, so the ends belong together.</summary>
    private static ForwardedElement[] Aligned(string[] senders, string[] hosts, string[] schemes, string[] prefixes)
    {
        var count = new[] { 1, senders.Length, hosts.Length, schemes.Length, prefixes.Length }.Max();
        return [.. Enumerable.Range(1, count).Reverse().Select(end => new ForwardedElement(At(senders, end), At(hosts, end), At(schemes, end)) { Prefix = At(prefixes, end) })];
    }

    private static string? At(string[] values, int end) => end <= values.Length && values[^end].Length > 0 ? values[^end] : null;

    private static string[] Values(IHeaderDictionary headers, string name) =>
        headers.TryGetValue(name, out var values) ? string.Join(',', values.ToArray()).Split(',', StringSplitOptions.TrimEntries) : [];

    /// <summary>Leaves one value a header, so that there is nothing for the next step to choose from.</summary>
    private static void Set(IHeaderDictionary headers, ForwardedElement element)
    {
        Set(headers, ForwardedHeadersDefaults.XForwardedForHeaderName, AddressOf(element.For)?.ToString());
        Set(headers, ForwardedHeadersDefaults.XForwardedHostHeaderName, IsHost(element.Host) ? element.Host : null);
        // Any other scheme would stand in links too.
        Set(headers, ForwardedHeadersDefaults.XForwardedProtoHeaderName, element.Proto?.ToLowerInvariant() is "http" or "https" ? element.Proto.ToLowerInvariant() : null);
        // Written with slashes or without, it is the same folder.
        Set(headers, ForwardedHeadersDefaults.XForwardedPrefixHeaderName, element.Prefix?.Trim('/') is { Length: > 0 } folder ? "/" + folder : null);
    }

    /// <summary>Whether it can be decoded, which the next step does and does not forgive.</summary>
    private static bool IsHost(string? host)
    {
        try
        {
            return host is not null && HostString.FromUriComponent(host).HasValue;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void Set(IHeaderDictionary headers, string name, string? value)
    {
        if (value is null) headers.Remove(name);
        else headers[name] = value;
    }

    /// <summary>What the first of the trusted proxies says, as far as it does; what came before it anyone may have written.</summary>
    private ForwardedElement Outermost(ForwardedElement[] elements)
    {
        var element = elements[^1];
        for (var i = elements.Length - 2; i >= 0 && AddressOf(element.For) is { } sender && IsProxy(sender.Address); i--)
        {
            element = new ForwardedElement(elements[i].For, elements[i].Host ?? element.Host, elements[i].Proto ?? element.Proto)
            {
                Prefix = elements[i].Prefix ?? element.Prefix,
            };
        }

        return element;
    }

    private bool IsProxy(IPAddress address) => proxies.Any(network => network.Contains(address));

    private static IPEndPoint? AddressOf(string? node) => IPEndPoint.TryParse(node ?? "", out var address) ? address : null;
}
