using System.CommandLine;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Cli.Shared.Options;

/// <summary>The folder that a download went to, for verbs that look at one: as an argument, or as the <c>--to</c> of the download.</summary>
internal sealed class DestinationOption
{
    private readonly Argument<string?> _folder = new("DIR") { Description = "The folder that a download went to.", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<string> _to = new("--to") { Description = "The same.", HelpName = "DIR" };

    public void AddTo(ProgramCommand verb)
    {
        verb.Add(_folder);
        verb.Add(_to);
    }

    /// <exception cref="InvalidInputException">No folder was given, or two.</exception>
    public string Read(Invocation call, ProgramCommand verb)
    {
        var (folder, to) = (call.Get(_folder), call.Get(_to));
        if (folder is not null && to is not null && folder != to)
        {
            throw new InvalidInputException($"{folder} and --to {to} are two folders. Name one.");
        }

        return string.IsNullOrWhiteSpace(folder ?? to)
            ? throw new InvalidInputException($"Which folder? Write '{HelpText.PathOf(verb)} DIR'.")
            : folder ?? to!;
    }
}
