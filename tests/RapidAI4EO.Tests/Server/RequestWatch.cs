using System.Diagnostics;
using System.Diagnostics.Metrics;
using RapidAI4EO.Server.Monitoring;

namespace RapidAI4EO.Tests.Server;

/// <summary>Listens to the figures of requests of one trace, while other tests ask other servers in the same process.</summary>
internal sealed class RequestWatch : IDisposable
{
    private readonly ActivityTraceId _trace = ActivityTraceId.CreateRandom();
    private readonly ActivityListener _spans;
    private readonly MeterListener _figures = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _sums = [];

    public RequestWatch()
    {
        _spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId == _trace ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
        };
        ActivitySource.AddActivityListener(_spans);
        _figures.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Telemetry.Name) listener.EnableMeasurementEvents(instrument);
        };
        _figures.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument.Name, value));
        _figures.Start();
    }

    /// <summary>The header that makes a request one of those watched.</summary>
    public string TraceParent => $"00-{_trace}-{ActivitySpanId.CreateRandom()}-01";

    /// <summary>What was added to a figure, and taken from it.</summary>
    public long Sum(string figure)
    {
        lock (_lock) return _sums.GetValueOrDefault(figure);
    }

    public void Dispose()
    {
        _figures.Dispose();
        _spans.Dispose();
    }

    private void Add(string figure, long value)
    {
        if (Activity.Current?.TraceId != _trace) return;
        lock (_lock) _sums[figure] = _sums.GetValueOrDefault(figure) + value;
    }
}
