using System.Diagnostics;
using System.Net;
using System.Reflection;
using System.Text;

namespace RapidAI4EO.Storage;

/// <summary>
/// Sends requests below one root and follows redirects within its host: elsewhere lies somebody else's word about the object, and
/// a signature must not travel there.
/// </summary>
internal sealed class HttpRequester : IDisposable
{
    private const int MaxRedirects = 5;

    /// <summary>The version of Azure's API; without it, one of 2009 would answer.</summary>
    private const string AzureVersion = "2021-12-02";

    private static readonly string UserAgent = "rapidai4eo/" + Version();

    private readonly RootAddress _root;
    private readonly HttpStoreOptions _options;
    private readonly HttpMessageInvoker _invoker;
    private readonly (string Name, string Value)[] _headers;

    public HttpRequester(RootAddress root, HttpStoreOptions options)
    {
        _root = root;
        _options = options;
        _headers = [.. HeadersFor(root)];

        // The invoker is HttpClient without its buffering and its own time-out. Proxies come from the environment, as by default.
        _invoker = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            ConnectTimeout = options.ConnectTimeout,
            MaxConnectionsPerServer = options.MaxConnections,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
        });
    }

    /// <summary>Sends and gives back an answer whose status is in the 200s, or 416 where a range was asked for; its body unread.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string key, string? range, IdleGuard guard) =>
        SendAsync(method, _root.RequestUri(key), _root.Address + key, range, guard);

    /// <summary>The same for a URL that is no object's.</summary>
    /// <param name="method">GET or HEAD.</param>
    /// <param name="url">With the signature.</param>
    /// <param name="address">What messages call it, without one.</param>
    /// <param name="range">The header's value; null asks for all.</param>
    /// <param name="guard">Watches over the answer.</param>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri url, string address, string? range, IdleGuard guard)
    {
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            var response = await SendOnceAsync(method, url, range, address, guard).ConfigureAwait(false);
            var isPastEnd = range is not null && response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable;
            if (response.IsSuccessStatusCode || isPastEnd) return response;
            using (response)
            {
                url = Redirect(url, response, address) ?? throw HttpFaults.FromStatus(address, response, _root.SasExpiry, _options.TimeProvider);
            }
        }

        throw HttpFaults.Refusal(address, $"redirects more than {MaxRedirects} times");
    }

    /// <summary>What every request below a root has besides its host.</summary>
    public static IEnumerable<(string Name, string Value)> HeadersFor(RootAddress root)
    {
        yield return ("User-Agent", UserAgent);
        yield return ("Accept-Encoding", "identity");
        if (root.Container is not null) yield return ("x-ms-version", AzureVersion);
        if (root.UserInfo.Length == 0) yield break;
        yield return ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(root.UserInfo))));
    }

    public void Dispose() => _invoker.Dispose();

    private static Uri? Redirect(Uri from, HttpResponseMessage response, string address)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location) return null;
        var to = new Uri(from, location);
        var isSame = to.Host.Equals(from.Host, StringComparison.OrdinalIgnoreCase) && to.Scheme == from.Scheme && to.Port == from.Port;
        var isUpgrade = to.Host.Equals(from.Host, StringComparison.OrdinalIgnoreCase)
            && from is { Scheme: "http", IsDefaultPort: true } && to is { Scheme: "https", IsDefaultPort: true };
        return isSame || isUpgrade ? to : throw HttpFaults.Refusal(address, $"redirects to another host, {to.Authority}, which is not followed");
    }

    private static string Version()
    {
        var version = typeof(HttpRequester).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        return version.Split('+')[0];
    }

    private async Task<HttpResponseMessage> SendOnceAsync(HttpMethod method, Uri url, string? range, string address, IdleGuard guard)
    {
        using var request = new HttpRequestMessage(method, url);
        foreach (var (name, value) in _headers) request.Headers.TryAddWithoutValidation(name, value);
        if (range is not null) request.Headers.TryAddWithoutValidation("Range", range);
        try
        {
            return await _invoker.SendAsync(request, guard.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            guard.ThrowIfCallerCancelled(CancellationToken.None);
            throw guard.Token.IsCancellationRequested
                ? HttpFaults.Silence(address, guard.Limit)
                : new StorageException(StorageError.Overloaded, $"{address}: no connection within {_options.ConnectTimeout.TotalSeconds:0.#} s.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw HttpFaults.FromTransport(address, e);
        }
    }
}
