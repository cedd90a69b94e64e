using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RapidAI4EO.Server.Monitoring;

/// <summary>Where traces and figures of the API come from. They cost next to nothing while nobody listens.</summary>
public static class Telemetry
{
    public const string Name = "RapidAI4EO.Server";

    private static readonly Meter Meter = new(Name);

    internal static ActivitySource Activities { get; } = new(Name);

    /// <summary>Named as the semantic conventions of OpenTelemetry have it, with their bounds.</summary>
    internal static Histogram<double> Duration { get; } = Meter.CreateHistogram(
        "http.server.request.duration",
        "s",
        "Time to answer a request.",
        tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] });

    internal static UpDownCounter<long> Active { get; } = Meter.CreateUpDownCounter<long>("http.server.active_requests", "{request}", "Requests under way.");

    /// <summary>One by one: of a page that its client did not wait for, those that were written.</summary>
    internal static Counter<long> ItemsWritten { get; } = Meter.CreateCounter<long>("rapidai4eo.items.written", "{item}", "Items written into pages.");

    /// <summary>By whether the answer was still there from a request before.</summary>
    internal static Counter<long> Searches { get; } = Meter.CreateCounter<long>("rapidai4eo.searches", "{search}", "Searches, answered anew or from what is kept.");

    internal static UpDownCounter<long> AnswersKept { get; } = Meter.CreateUpDownCounter<long>("rapidai4eo.answers.kept", "{answer}", "Answers kept for their next pages.");

    internal static UpDownCounter<long> BytesKept { get; } = Meter.CreateUpDownCounter<long>("rapidai4eo.answers.kept.size", "By", "Memory that they take.");
}
