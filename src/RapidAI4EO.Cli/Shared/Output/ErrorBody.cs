using System.Text.Json.Serialization;

namespace RapidAI4EO.Cli.Shared.Output;

/// <summary>The exit code and why.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What to do, where the message does not say; null else.</param>
internal sealed record ErrorBody(int Code, string Message, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Hint = null);
