using System.Text.Json.Serialization;

namespace RapidAI4EO.Cli.Shared.Output;

/// <summary>What is in <see cref="RequestDocument"/>.</summary>
/// <param name="Method">GET, POST and so on.</param>
/// <param name="Target">Path and query.</param>
/// <param name="Status">The answer's.</param>
/// <param name="Milliseconds">Until the last byte was written.</param>
/// <param name="Trace">The trace that a collector has of it; left out where none is sent.</param>
internal sealed record RequestBody(
    string Method,
    string Target,
    int Status,
    double Milliseconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Trace);
