using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace RapidAI4EO.Server.Hosting;

/// <summary>
/// Sends traces and figures to a collector, in threads of its own: a collector that is slow or gone costs what was to be sent and
/// nothing else. Until one is made, nothing of OpenTelemetry is loaded.
/// </summary>
public sealed class TelemetryExport : IDisposable
{
    /// <summary>Milliseconds that a stop waits for what is still to be sent.</summary>
    private const int Farewell = 2_000;

    private readonly TracerProvider _traces;
    private readonly MeterProvider _figures;

    private TelemetryExport(TracerProvider traces, MeterProvider figures) => (_traces, _figures) = (traces, figures);

    /// <summary>Starts to send. How often, how many traces and how long one may take follow the standard's environment variables.</summary>
    public static TelemetryExport Start(TelemetryTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var version = typeof(TelemetryExport).Assembly.GetName().Version!.ToString(3);
        var resource = ResourceBuilder.CreateDefault().AddService(target.Service, serviceVersion: version);
        var traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(Telemetry.Name)
            .AddOtlpExporter(options => Set(options, target, "traces"))
            .Build();
        // The framework's own meters say how much memory, how many collections and connections there are.
        var figures = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Telemetry.Name, "System.Runtime", "Microsoft.AspNetCore.Server.Kestrel")
            .AddOtlpExporter(options => Set(options, target, "metrics"))
            .Build();
        return new TelemetryExport(traces, figures);
    }

    /// <summary>Sends what is left, for two seconds at most.</summary>
    public void Dispose()
    {
        Task.WaitAll(Task.Run(() => _traces.Shutdown(Farewell)), Task.Run(() => _figures.Shutdown(Farewell)));
        _traces.Dispose();
        _figures.Dispose();
    }

    private static void Set(OtlpExporterOptions options, TelemetryTarget target, string signal)
    {
        options.Protocol = target.IsGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = target.For(signal);
        if (target.Headers is { } headers) options.Headers = headers;
    }
}
