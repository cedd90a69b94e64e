using System.CommandLine;
using System.CommandLine.Parsing;

namespace RapidAI4EO.Cli;

/// <summary>Says in one sentence what is wrong with a command line.</summary>
internal static class ParseFault
{
    public static string Describe(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is [var unknown, ..])
        {
            return Unknown(unknown, command);
        }

        // A verb that only holds others is complained of before what is wrong below it.
        return command.Subcommands.Count > 0
            ? $"'{HelpText.PathOf(command)}' needs a command: {string.Join(", ", command.Subcommands.Select(c => c.Name))}."
            : Sentence(parsed.Errors[0]);
    }

    /// <summary>An option that was given nothing, as a script does whose variable is not set; null where there is none.</summary>
    public static string? EmptyValue(ParseResult parsed) => parsed.CommandResult.Children.OfType<OptionResult>()
        .Where(option => option.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
        .Select(option => $"{option.Option.Name} needs a value, and was given an empty one.")
        .FirstOrDefault();

    private static string Unknown(string token, Command command)
    {
        var known = command.Subcommands.Select(c => c.Name).Concat(OptionsOf(command));
        var nearest = known.Select(name => (Name: name, Distance: Distance(token, name))).OrderBy(n => n.Distance).FirstOrDefault();
        var hint = nearest.Name is not null && nearest.Distance <= 1 + (token.Length / 4) ? $" Did you mean '{nearest.Name}'?" : "";
        var what = token.StartsWith('-') ? "an option" : command.Subcommands.Count > 0 ? "a command" : "an argument";
        return $"'{token}' is not {what} of '{HelpText.PathOf(command)}'.{hint}";
    }

    private static IEnumerable<string> OptionsOf(Command command)
    {
        var inherited = command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive);
        return command.Options.Concat(inherited).Select(option => option.Name);
    }

    private static string Sentence(ParseError error) => error.SymbolResult switch
    {
        OptionResult { IdentifierTokenCount: 0 } option => $"{option.Option.Name} must be given.",
        OptionResult { Tokens.Count: 0 } option => $"{option.Option.Name} needs a value.",
        OptionResult { IdentifierTokenCount: > 1 } option => $"{option.Option.Name} is given more than once.",
        _ => error.Message,
    };

    /// <summary>Levenshtein's.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
