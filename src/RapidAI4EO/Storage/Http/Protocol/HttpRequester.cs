using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Http.Connections;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage.Http.Protocol;

/// <summary>
/// Sends requests below one root and follows redirects within its host: elsewhere lies somebody else's word about the object, and
/// a signature must not travel there. Without a root there is no signature, and redirects lead anywhere on the web.
/// </summary>
internal sealed class HttpRequester : IDisposable
{
    private const int MaxRedirects = 5;

    /// <summary>The version of Azure's API; without it, one of 2009 would answer.</summary>
    private const string AzureVersion = "2021-12-02";

    private static readonly string UserAgent = "rapidai4eo/" + Version();

    private readonly RootAddress? _root;
    private readonly HttpStoreOptions _options;
    private readonly HttpMessageInvoker _invoker;
    private readonly AddressGuard? _links;
    private readonly HostConnector? _linksConnector;
    private readonly (string Name, string Value)[] _headers;

    /// <summary>Which addresses of the hosts answer.</summary>
    public HostConnector Connector { get; } = new();

    /// <param name="root">Null for none.</param>
    /// <param name="options">How to speak with servers.</param>
    /// <param name="links">Keeps links from where they must not lead; null where all that is asked for was named.</param>
    public HttpRequester(RootAddress? root, HttpStoreOptions options, AddressGuard? links = null)
    {
        _root = root;
        _links = links;
        _linksConnector = links is null ? null : new HostConnector(links.ResolveAsync);
        _options = options;
        _headers = [.. HeadersFor(root)];

        // The invoker is HttpClient without its buffering and its own time-out.
        _invoker = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            Proxy = EnvironmentProxy.Default,
            ConnectTimeout = options.ConnectTimeout,
            ConnectCallback = async (place, token) => new NetworkStream(
                await ConnectorFor(place).ConnectAsync(place.DnsEndPoint.Host, place.DnsEndPoint.Port, token).ConfigureAwait(false), ownsSocket: true),
            MaxConnectionsPerServer = options.MaxConnections,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
        });
    }

    /// <summary>Sends and gives back an answer whose status is in the 200s, or 416 where a range was asked for; its body unread.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string key, string? range, IdleGuard guard)
    {
        var root = _root ?? throw new InvalidOperationException("Keys lie below a root, and there is none.");
        return SendAsync(method, root.RequestUri(key), root.Address + key, range, guard);
    }

    /// <summary>The same for a URL that is no object's.</summary>
    /// <param name="method">GET or HEAD.</param>
    /// <param name="url">With the signature.</param>
    /// <param name="address">What messages call it, without one.</param>
    /// <param name="range">The header's value; null asks for all.</param>
    /// <param name="guard">Watches over the answer.</param>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri url, string address, string? range, IdleGuard guard) => range is null
        ? SendAsync(method, url, address, null, default, guard)
        : SendAsync(method, url, address, ("Range", range), HttpStatusCode.RequestedRangeNotSatisfiable, guard);

    /// <summary>Asks for a URL unless it is still as a header says; then the answer has the status 304 and no body.</summary>
    /// <param name="url">With the signature.</param>
    /// <param name="address">What messages call it, without one.</param>
    /// <param name="condition">If-None-Match or If-Modified-Since; null asks in any case.</param>
    /// <param name="guard">Watches over the answer.</param>
    public Task<HttpResponseMessage> GetIfChangedAsync(Uri url, string address, (string Name, string Value)? condition, IdleGuard guard) =>
        SendAsync(HttpMethod.Get, url, address, condition, condition is null ? default : HttpStatusCode.NotModified, guard);

    /// <summary>What every request below a root has besides its host.</summary>
    public static IEnumerable<(string Name, string Value)> HeadersFor(RootAddress? root)
    {
        yield return ("User-Agent", UserAgent);
        yield return ("Accept-Encoding", "identity");
        if (root?.Container is not null) yield return ("x-ms-version", AzureVersion);
        if (root is null || root.UserInfo.Length == 0) yield break;
        yield return ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(root.UserInfo))));
    }

    public void Dispose() => _invoker.Dispose();

    /// <summary>A proxy was named by the user, wherever it stands.</summary>
    private HostConnector ConnectorFor(SocketsHttpConnectionContext place)
    {
        var url = place.InitialRequestMessage.RequestUri!;
        var isProxy = !url.IdnHost.Equals(place.DnsEndPoint.Host, StringComparison.OrdinalIgnoreCase) && EnvironmentProxy.Default.GetProxy(url) is not null;
        return isProxy ? Connector : _linksConnector ?? Connector;
    }

    private Uri? Redirect(Uri from, HttpResponseMessage response, string address)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location) return null;
        if (!Uri.TryCreate(from, location, out var to)) throw HttpFaults.Refusal(address, "redirects to what is no address");
        if (_root is null && IsSafe(from, to)) return to;
        var isSame = to.Host.Equals(from.Host, StringComparison.OrdinalIgnoreCase) && to.Scheme == from.Scheme && to.Port == from.Port;
        var isUpgrade = to.Host.Equals(from.Host, StringComparison.OrdinalIgnoreCase)
            && from is { Scheme: "http", IsDefaultPort: true } && to is { Scheme: "https", IsDefaultPort: true };
        return isSame || isUpgrade ? to : throw HttpFaults.Refusal(address, $"redirects to another host, {to.Authority}, which is not followed");
    }

    /// <summary>Not to a file, and not from a secure connection to an open one.</summary>
    private static bool IsSafe(Uri from, Uri to) => to.Scheme == "https" || (to.Scheme == "http" && from.Scheme == "http");

    private static string Version()
    {
        var version = typeof(HttpRequester).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        return version.Split('+')[0];
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, Uri url, string address, (string Name, string Value)? header, HttpStatusCode alsoGood, IdleGuard guard)
    {
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            var response = await SendOnceAsync(method, url, header, address, guard).ConfigureAwait(false);
            if (response.IsSuccessStatusCode || response.StatusCode == alsoGood) return Settled(response, address);
            using (response)
            {
                url = Redirect(url, response, address) ?? throw HttpFaults.FromStatus(address, response, _root?.SasExpiry, _options.TimeProvider);
            }
        }

        throw HttpFaults.Refusal(address, $"redirects more than {MaxRedirects} times");
    }

    private static HttpResponseMessage Settled(HttpResponseMessage response, string address)
    {
        try
        {
            BodyLength.Process(response, address);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(
        HttpMethod method, Uri url, (string Name, string Value)? header, string address, IdleGuard guard)
    {
        using var request = new HttpRequestMessage(method, url);
        foreach (var (name, value) in _headers) request.Headers.TryAddWithoutValidation(name, value);
        if (header is { } extra) request.Headers.TryAddWithoutValidation(extra.Name, extra.Value);
        try
        {
            if (_links is not null) await _links.CheckAsync(url, guard.Token).ConfigureAwait(false);
            return await _invoker.SendAsync(request, guard.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            guard.ThrowIfCallerCancelled(CancellationToken.None);
            throw guard.Token.IsCancellationRequested
                ? HttpFaults.Silence(address, guard.Limit)
                : HttpFaults.NoConnection(address, _options.ConnectTimeout, e);
        }
        catch (HttpRequestException e) when (e.InnerException is StorageException refusal)
        {
            throw new StorageException(refusal.Error, refusal.Message, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw HttpFaults.FromTransport(address, e);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException or NotSupportedException or OverflowException)
        {
            // Addresses that a redirect or a root names, and answers, of which the framework makes nothing.
            throw HttpFaults.Refusal(address, $"cannot be asked, or its answer not be understood: {e.Message.TrimEnd('.')}");
        }
    }
}
