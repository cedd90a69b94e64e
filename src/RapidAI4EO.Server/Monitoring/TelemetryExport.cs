using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace RapidAI4EO.Server.Monitoring;

/// <summary>
/// Sends traces and figures to a collector, in threads of its own: a collector that is slow or gone costs what was to be sent and
/// nothing else. Until one is made, nothing of OpenTelemetry is loaded.
/// </summary>
public sealed class TelemetryExport : IDisposable
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(2);

    private readonly TracerProvider _traces;
    private readonly MeterProvider _figures;
    private readonly int _timeout;

    private TelemetryExport(TracerProvider traces, MeterProvider figures, TimeSpan timeout) =>
        (_traces, _figures, _timeout) = (traces, figures, (int)timeout.TotalMilliseconds);

    /// <summary>Starts to send. How often, how many traces and how long one may take follow the standard's environment variables.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="timeout">How long a stop waits for what is still to be sent; null for two seconds.</param>
    public static TelemetryExport Start(TelemetryTarget target, TimeSpan? timeout = null)
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
        return new TelemetryExport(traces, figures, timeout ?? ShutdownTimeout);
    }

    /// <summary>Sends what is left, within the shutdown timeout.</summary>
    public void Dispose()
    {
        Task.WaitAll(Task.Run(() => _traces.Shutdown(_timeout)), Task.Run(() => _figures.Shutdown(_timeout)));
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
