using System.CommandLine;
using System.CommandLine.Parsing;
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

    /// <summary>The call as it can be typed again, without some of its options.</summary>
    public string TextWithout(IReadOnlyCollection<string> options)
    {
        var words = new List<string>();
        var isLeftOut = false;
        foreach (var token in parsed.Tokens)
        {
            if (token.Type == TokenType.Option) isLeftOut = options.Contains(token.Value);
            else if (token.Type == TokenType.Command) isLeftOut = false;
            if (!isLeftOut) words.Add(ShellText.Quote(token.Value));
        }

        return string.Join(' ', words);
    }

    /// <summary>Words that are none of the verb's own, in their order.</summary>
    public IReadOnlyList<string> Unmatched => parsed.UnmatchedTokens;

    public T? Get<T>(Option<T> option) => parsed.GetValue(option);

    public T? Get<T>(Argument<T> argument) => parsed.GetValue(argument);

    public bool Has(Option option) => parsed.GetResult(option) is { Implicit: false };
}
