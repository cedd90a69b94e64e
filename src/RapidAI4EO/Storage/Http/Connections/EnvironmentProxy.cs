using System.Net;

namespace RapidAI4EO.Storage.Http.Connections;

/// <summary>The proxy that the system or the environment names, past which goes what NO_PROXY lists: of that the framework knows only a part.</summary>
internal sealed class EnvironmentProxy(IWebProxy proxy, NoProxyList exceptions) : IWebProxy
{
    /// <summary>That of this process.</summary>
    public static EnvironmentProxy Default { get; } = new(
        HttpClient.DefaultProxy, new NoProxyList(Environment.GetEnvironmentVariable("no_proxy") ?? Environment.GetEnvironmentVariable("NO_PROXY")));

    public ICredentials? Credentials
    {
        get => proxy.Credentials;
        set => proxy.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : proxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => exceptions.Contains(host) || proxy.IsBypassed(host);
}
