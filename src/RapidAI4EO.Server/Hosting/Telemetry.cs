using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RapidAI4EO.Server.Hosting;

/// <summary>Where traces and figures of the API come from. They cost next to nothing while nobody listens.</summary>
public static class Telemetry
{
    public const string Name = "RapidAI4EO.Server";

    private static readonly Meter Meter = new(Name);

    internal static ActivitySource Activities { get; } = new(Name);

    /// <summary>Named as the semantic conventions of OpenTelemetry have it.</summary>
    internal static Histogram<double> Duration { get; } = Meter.CreateHistogram<double>("http.server.request.duration", "s", "Time to answer a request.");
}
