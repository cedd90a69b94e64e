using System.CommandLine;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Storage.Configuration;

namespace RapidAI4EO.Cli.Shared.Running;

/// <summary>One call of a verb: what was written, where to speak, and when to stop.</summary>
internal sealed class Invocation(ParseResult parsed, Messages messages, StandardOutput results, CancellationToken cancellation)
{
    public Messages Messages { get; } = messages;

    /// <summary>Standard output: for results and nothing else.</summary>
    public StandardOutput Results { get; } = results;

    /// <summary>What the environment and the configuration file say of roots.</summary>
    public RootResolver RootNames { get; } = new(Environment.GetEnvironmentVariable);

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>Results and messages are for machines.</summary>
    public bool Json => Messages.Json;

    public T? Get<T>(Option<T> option) => parsed.GetValue(option);

    public T? Get<T>(Argument<T> argument) => parsed.GetValue(argument);

    public bool Has(Option option) => parsed.GetResult(option) is { Implicit: false };
}
