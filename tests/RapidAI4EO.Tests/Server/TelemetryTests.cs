using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using RapidAI4EO.Corpus;
using RapidAI4EO.Server.Monitoring;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Server;

public sealed class TelemetryTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    /// <summary>A collector beside other tests may be slow to answer.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Request_WithACallersTrace_IsPartOfIt()
    {
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        await using var collector = await Collector.StartAsync();
        using (TelemetryExport.Start(new TelemetryTarget(collector.Address, IsGrpc: false, "x-key=a%20b", "test-service"), ShutdownTimeout))
        using (var ended = new EndedSpans(span => span.Kind == ActivityKind.Server && span.TraceId.ToHexString() == Trace))
        {
            await SendAsync("/search?limit=2", $"00-{Trace}-00f067aa0ba902b7-01");
            await SendAsync("/search?limit=0", $"00-{Trace}-00f067aa0ba902b8-01", HttpStatusCode.BadRequest);
            await SendAsync("/collections/rapidai4eo_v1_labels/items?limit=1", $"00-{Trace}-00f067aa0ba902b9-01");
            await ended.WaitAsync(3);
        }

        var spans = collector.Spans.Where(span => span.Trace == Trace).ToList();
        Assert.Equal("GET /search", spans.Single(span => span.Parent == "00f067aa0ba902b7").Name);
        Assert.Equal("GET /search", spans.Single(span => span.Parent == "00f067aa0ba902b8").Name);
        var items = spans.Single(span => span.Parent == "00f067aa0ba902b9");
        Assert.Equal("GET /collections/{collection}/items", items.Name);
        Assert.Equal("/collections/rapidai4eo_v1_labels/items", items.Attributes["url.path"]);
        Assert.Equal("limit=1", items.Attributes["url.query"]);
        Assert.Equal("GET", items.Attributes["http.request.method"]);
        Assert.Equal("test-service", collector.Resource["service.name"]);
        Assert.Equal(["a b"], collector.Keys);
        Assert.Superset(
            new HashSet<string> { "http.server.request.duration", "http.server.active_requests", "rapidai4eo.items.written", "rapidai4eo.searches", "rapidai4eo.answers.kept.size" },
            collector.Metrics.ToHashSet());
    }

    [Fact]
    public async Task Request_WithHeadersThatAreNoTrace_IsAnsweredAndStartsOne()
    {
        await using var collector = await Collector.StartAsync();
        using (TelemetryExport.Start(new TelemetryTarget(collector.Address, IsGrpc: false, null, "test-service"), ShutdownTimeout))
        using (var ended = new EndedSpans(span => Equals(span.GetTagItem("url.query"), "_=1")))
        {
            await SendAsync("/conformance?_=1", "00-zz-\"-01");
            await SendAsync("/conformance?_=1", new string('0', 5_000));
            await ended.WaitAsync(2);
        }

        var spans = collector.Spans.Where(span => span.Attributes.GetValueOrDefault("url.query") == "_=1").ToList();
        Assert.Equal(2, spans.Count);
        Assert.All(spans, span => Assert.Equal("", span.Parent));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Export_ToACollectorThatDoesNotAnswer_HarmsNoRequestNorTheEnd(bool listens)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var address = new Uri($"http://{silent.LocalEndpoint}");
        if (!listens) silent.Stop();
        var export = TelemetryExport.Start(new TelemetryTarget(address, IsGrpc: false, null, "test-service"));
        for (var i = 0; i < 20; i++) await SendAsync("/search?limit=1", null);
        var end = Task.Run(export.Dispose, TestContext.Current.CancellationToken);
        Assert.Same(end, await Task.WhenAny(end, Task.Delay(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken)));
        await end;
        await SendAsync("/search?limit=1", null);
    }

    [Fact]
    public void Find_WithoutAnAddress_IsNothing()
    {
        Assert.Null(TelemetryTarget.Find(null, _ => null));
        Assert.Null(TelemetryTarget.Find(null, name => name == TelemetryTarget.EndpointVariable ? "" : "grpc"));
    }

    [Fact]
    public void Find_OfTheStandardsVariables_TakesThem()
    {
        var target = TelemetryTarget.Find(null, name => name switch
        {
            "OTEL_EXPORTER_OTLP_ENDPOINT" => "http://collector.example.org:4318/in/",
            "OTEL_EXPORTER_OTLP_HEADERS" => "authorization=Bearer%20x",
            "OTEL_SERVICE_NAME" => "stac",
            _ => null,
        })!;
        Assert.Equal("http://collector.example.org:4318/in/v1/traces", target.For("traces").AbsoluteUri);
        Assert.Equal("stac", target.Service);
        var other = TelemetryTarget.Find("http://127.0.0.1:4317", name => name == TelemetryTarget.ProtocolVariable ? "grpc" : name == TelemetryTarget.EndpointVariable ? "http://x" : null)!;
        Assert.Equal("http://127.0.0.1:4317/", other.For("metrics").AbsoluteUri);
    }

    [Theory]
    [InlineData("--otlp", "OTEL_NONE", "collector:4318", "--otlp")]
    [InlineData("", "OTEL_EXPORTER_OTLP_ENDPOINT", "http://user:secret@host", "OTEL_EXPORTER_OTLP_ENDPOINT")]
    [InlineData("http://host", "OTEL_EXPORTER_OTLP_PROTOCOL", "carrier-pigeon", "carrier-pigeon")]
    [InlineData("http://host", "OTEL_EXPORTER_OTLP_HEADERS", "secret", "OTEL_EXPORTER_OTLP_HEADERS")]
    public void Find_OfWhatIsWrong_SaysWhichAndNoSecret(string endpoint, string variable, string value, string mentions)
    {
        var given = endpoint == "--otlp" ? value : endpoint.Length == 0 ? null : endpoint;
        var e = Assert.Throws<InvalidInputException>(() => TelemetryTarget.Find(given, name => name == variable ? value : null));
        Assert.Contains(mentions, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", e.Message.Replace("Give secrets in", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private async Task SendAsync(string path, string? trace, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (trace is not null) Assert.True(request.Headers.TryAddWithoutValidation("traceparent", trace));
        using var response = await api.Client.SendAsync(request);
        Assert.Equal(status, response.StatusCode);
    }
}
