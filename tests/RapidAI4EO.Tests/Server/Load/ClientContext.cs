using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace RapidAI4EO.Tests.Server.Load;

/// <summary>A request without a server, whose client can leave.</summary>
internal static class ClientContext
{
    public static DefaultHttpContext New()
    {
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpRequestLifetimeFeature>(new Lifetime());
        context.Connection.RemoteIpAddress = IPAddress.Loopback;
        return context;
    }

    private sealed class Lifetime : IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted { get; set; }

        public void Abort() => RequestAborted = new CancellationToken(canceled: true);
    }
}
