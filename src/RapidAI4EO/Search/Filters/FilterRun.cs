using RapidAI4EO.Index.Format;

namespace RapidAI4EO.Search.Filters;

/// <summary>What stays the same while a filter is evaluated.</summary>
internal sealed record FilterRun(SampleIndex Index, CancellationToken CancellationToken);
