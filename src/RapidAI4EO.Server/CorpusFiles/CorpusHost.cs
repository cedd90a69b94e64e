using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RapidAI4EO.Server.CorpusFiles;

/// <summary>A folder of the corpus as a root on this machine alone, on a port that is free.</summary>
public sealed class CorpusHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private CorpusHost(WebApplication application) => _application = application;

    /// <summary>The root's address.</summary>
    public string Address => _application.Urls.First() + "/";

    /// <summary>Starts to serve.</summary>
    /// <param name="folder">The folder whose files are keys.</param>
    /// <param name="configure">Adds what should stand before the files; null for nothing.</param>
    /// <param name="token">Cancels the start.</param>
    public static async Task<CorpusHost> StartAsync(string folder, Action<WebApplication>? configure = null, CancellationToken token = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var application = builder.Build();
        configure?.Invoke(application);
        application.MapCorpus(folder);
        await application.StartAsync(token);
        return new CorpusHost(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
