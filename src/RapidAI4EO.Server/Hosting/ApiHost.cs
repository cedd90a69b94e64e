using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Server.Chips;
using RapidAI4EO.Server.Endpoints;
using RapidAI4EO.Server.Explorer;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Server.Http.Proxies;
using RapidAI4EO.Server.Load;

namespace RapidAI4EO.Server.Hosting;

/// <summary>A STAC API over an index. It reads the index and nothing else, and fetches nothing.</summary>
public sealed class ApiHost : IAsyncDisposable
{
    private const int ReadBuffer = 1 << 16;

    private const int WriteBuffer = 1 << 14;

    /// <summary>Answers under way get so long when the server stops.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(3);

    private readonly WebApplication _application;
    private readonly IDisposable[] _watches;

    private ApiHost(WebApplication application, params IDisposable[] watches) => (_application, _watches) = (application, watches);

    /// <summary>Where it listens, without a slash at the end.</summary>
    public IReadOnlyList<string> Addresses => [.. _application.Urls];

    /// <summary>Starts to serve.</summary>
    /// <param name="index">Is read as long as the host lives, and stays open.</param>
    /// <param name="options">How.</param>
    /// <param name="token">Cancels the start.</param>
    /// <exception cref="IOException">An address is taken, or not of this machine.</exception>
    public static async Task<ApiHost> StartAsync(SampleIndex index, ApiOptions options, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => SetLimits(kestrel, options)).UseSockets(SetBuffers).UseUrls([.. options.Urls]);
        builder.Services.AddRoutingCore();
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddResponseCompression(Compress);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        var application = builder.Build();
        var api = new StacApi(index, options);
        var waiting = new WaitingAnswers(api.Load, options.Limits, TimeProvider.System);
        var images = options.Images.Count > 0 ? new ChipImages(options) : null;
        Assemble(application, api, waiting, images);
        LeaveThreads(options.Limits);
        await application.StartAsync(token).ConfigureAwait(false);
        IDisposable[] watches = [waiting, new IdleMemory(api.Load), .. images is null ? Array.Empty<IDisposable>() : [images]];
        return new ApiHost(application, watches);
    }

    /// <summary>Takes no more requests and ends those under way.</summary>
    public Task StopAsync(CancellationToken token = default) => _application.StopAsync(token);

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync().ConfigureAwait(false);
        foreach (var watch in _watches) watch.Dispose();
    }

    /// <summary>
    /// Searches hold threads of the pool, which adds others only slowly: without some that are left, nobody would be answered while as many
    /// searches run as there are processors.
    /// </summary>
    private static void LeaveThreads(ApiLimits limits)
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, limits.Searches + (2 * Environment.ProcessorCount)), ports);
    }

    private static void Assemble(WebApplication application, StacApi api, WaitingAnswers waiting, ChipImages? images)
    {
        var options = api.Options;
        if (options.TrustForwarded) ForwardedHeader.Use(application, options.Proxies);
        application.UseMiddleware<RequestLog>(options);
        application.UseMiddleware<CrossOrigin>();
        application.UseMiddleware<Problems>(options);
        if (options.RequestsPerSecond is { } rate) application.UseRateLimiter(Limiter(rate));
        application.UseMiddleware<RequestGate>(api.Load, waiting);
        application.UseMiddleware<EntityTags>(api);
        application.UseResponseCompression();
        // Behind the prefix that a proxy may name, which the first step reads.
        application.UseRouting();
        HealthEndpoints.Map(application, api);
        ApiRoutes.Map(application, api);
        ExplorerEndpoints.Map(application, api);
        ChipEndpoints.Map(application, api, images);
    }

    private static void SetLimits(KestrelServerOptions kestrel, ApiOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = options.Limits.Connections;
        var shares = new ConnectionShares(options);
        kestrel.ConfigureEndpointDefaults(listen => listen.Use(shares.Use));
        kestrel.Limits.MaxRequestBodySize = 1 << 20;
        // Long geometries and filters come in addresses too.
        kestrel.Limits.MaxRequestLineSize = 1 << 16;
        kestrel.Limits.MaxRequestBufferSize = ReadBuffer;
        kestrel.Limits.MaxResponseBufferSize = WriteBuffer;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
    }

    /// <summary>
    /// What a connection holds that is not read, or does not read: these times the connections are the most that clients can take. The
    /// sockets have buffers beside Kestrel's own, of 1 MiB unless told.
    /// </summary>
    private static void SetBuffers(SocketTransportOptions sockets)
    {
        sockets.MaxReadBufferSize = ReadBuffer;
        sockets.MaxWriteBufferSize = WriteBuffer;
    }

    private static void Compress(ResponseCompressionOptions options)
    {
        // Answers hold no secret that their length could tell.
        options.EnableForHttps = true;
        options.MimeTypes = MediaTypes.Compressible;
    }

    private static RateLimiterOptions Limiter(int rate) => new()
    {
        GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(context => PartitionOf(context, rate)),
        OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "1";
            return new ValueTask(Problems.WriteAsync(
                rejected.HttpContext, StatusCodes.Status429TooManyRequests, $"More than {rate} requests a second came from your address. Wait a second.", null));
        },
    };

    /// <summary>Whoever watches over the process is always answered.</summary>
    private static RateLimitPartition<IPAddress> PartitionOf(HttpContext context, int rate) => HealthEndpoints.IsHealth(context.Request.Path)
        ? RateLimitPartition.GetNoLimiter(IPAddress.None)
        : RateLimitPartition.GetTokenBucketLimiter(
            ClientAddress.Of(context),
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = rate,
                TokensPerPeriod = rate,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            });
}
