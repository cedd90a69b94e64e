using System.CommandLine;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Cli.Cluster;

/// <summary>A call of a verb that is to be done in parts: checked as if it were made, since a fault should be told before four hundred tasks meet it.</summary>
/// <param name="Verb">Which verb.</param>
/// <param name="Words">The call, without a part.</param>
/// <param name="Folder">What its parts work on together.</param>
internal sealed record PartedCall(string Verb, IReadOnlyList<string> Words, string Folder)
{
    private static readonly string[] Verbs = ["download", "verify", "repair"];

    /// <param name="words">The words of the call as they were written.</param>
    /// <param name="atOnce">How many parts run at once; null for all.</param>
    /// <param name="verb">Makes a verb of the program by its name.</param>
    /// <exception cref="InvalidInputException">The call is wrong, or cannot be cut.</exception>
    public static PartedCall Of(IReadOnlyList<string> words, int? atOnce, Func<string, Command?> verb)
    {
        if (words.Count == 0 || !Verbs.Contains(words[0]) || verb(words[0]) is not { } command)
        {
            throw new InvalidInputException($"A call that can be cut into parts is needed, of {string.Join(", ", Verbs)}: as in cluster slurm download --country DE --to DIR --parts 400.");
        }

        if (words.Contains("--part")) throw new InvalidInputException("--part is given by the scheduler, so it does not belong into the call.");
        string[] whole = words.Contains("--total-rate") && atOnce is { } count ? [.. words, "--at-once", $"{count}"] : [.. words];
        var root = new RootCommand { command };
        var parsed = root.Parse(whole);
        if (parsed.Errors.Count > 0) throw new InvalidInputException($"The call '{string.Join(' ', whole.Select(ShellText.Quote))}' is wrong: {parsed.Errors[0].Message}");
        var folder = command.Options.Where(option => option.Name == "--to").Select(option => parsed.GetValue<string?>(option.Name)).FirstOrDefault()
            ?? command.Arguments.Where(argument => argument.Name == "DIR").Select(argument => parsed.GetValue<string?>(argument.Name)).FirstOrDefault()
            ?? throw new InvalidInputException($"The folder of '{words[0]}' is not named.");
        return new PartedCall(words[0], whole, folder);
    }

    /// <summary>The call for a shell.</summary>
    public string Text => string.Join(' ', Words.Select(ShellText.Quote));
}
