namespace RapidAI4EO.Tests.Support;

/// <summary>A span as a collector got it; ids in hexadecimal.</summary>
/// <param name="Trace">The trace.</param>
/// <param name="Parent">The span that it belongs to; empty for none.</param>
/// <param name="Name">The span's name.</param>
/// <param name="Attributes">Those that are text.</param>
public sealed record SpanRecord(string Trace, string Parent, string Name, IReadOnlyDictionary<string, string> Attributes);
