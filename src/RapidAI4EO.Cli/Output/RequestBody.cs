namespace RapidAI4EO.Cli.Output;

/// <summary>What is in <see cref="RequestDocument"/>.</summary>
/// <param name="Method">GET, POST and so on.</param>
/// <param name="Target">Path and query.</param>
/// <param name="Status">The answer's.</param>
/// <param name="Milliseconds">Until the last byte was written.</param>
internal sealed record RequestBody(string Method, string Target, int Status, double Milliseconds);
