using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using RapidAI4EO.Server.CorpusFiles;

namespace RapidAI4EO.Tests.Support;

/// <summary>An OpenTelemetry collector on a free port of loopback, by OTLP over HTTP; what it gets is read by the published messages' field numbers.</summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ConcurrentQueue<(string Path, string Key, byte[] Body)> _posts = [];
    private CorpusHost? _host;

    public Uri Address => new(_host!.Address);

    /// <summary>What the header <c>x-key</c> of all that came was.</summary>
    public IEnumerable<string> Keys => _posts.Select(post => post.Key).Distinct();

    /// <summary>ExportTraceServiceRequest, ResourceSpans, ScopeSpans, Span.</summary>
    public IReadOnlyList<SpanRecord> Spans => [.. Bodies("/v1/traces").SelectMany(body => Protobuf.Path(body, 1, 2, 2)).Select(Span)];

    /// <summary>ExportMetricsServiceRequest, ResourceMetrics, ScopeMetrics, Metric.</summary>
    public IReadOnlySet<string> Metrics => Bodies("/v1/metrics").SelectMany(body => Protobuf.Path(body, 1, 2, 2)).Select(metric => Protobuf.Text(metric, 1)).ToHashSet();

    /// <summary>The attributes of the resource that spans are of.</summary>
    public IReadOnlyDictionary<string, string> Resource =>
        Attributes(Bodies("/v1/traces").SelectMany(body => Protobuf.Path(body, 1, 1, 1)));

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        collector._host = await CorpusHost.StartAsync(collector._folder.Path, application => application.Run(collector.TakeAsync));
        return collector;
    }

    public async ValueTask DisposeAsync()
    {
        await _host!.DisposeAsync();
        _folder.Dispose();
    }

    private static SpanRecord Span(byte[] span) => new(
        Convert.ToHexStringLower(Protobuf.Fields(span, 1).Single()),
        Convert.ToHexStringLower(Protobuf.Fields(span, 4).SingleOrDefault([])),
        Protobuf.Text(span, 5),
        Attributes(Protobuf.Fields(span, 9)));

    private static Dictionary<string, string> Attributes(IEnumerable<byte[]> pairs) =>
        pairs.DistinctBy(pair => Protobuf.Text(pair, 1)).ToDictionary(pair => Protobuf.Text(pair, 1), pair => Protobuf.Text(pair, 2, 1));

    private IEnumerable<byte[]> Bodies(string path) => _posts.Where(post => post.Path == path).Select(post => post.Body);

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _posts.Enqueue((context.Request.Path, context.Request.Headers["x-key"].ToString(), body.ToArray()));
        context.Response.ContentType = "application/x-protobuf";
    }
}
