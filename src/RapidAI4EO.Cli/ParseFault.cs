using System.CommandLine;
using System.CommandLine.Parsing;
using RapidAI4EO.Cli.Shared.Running;

namespace RapidAI4EO.Cli;

/// <summary>Says in one sentence what is wrong with a command line.</summary>
internal static class ParseFault
{
    public static string Describe(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.TreatUnmatchedTokensAsErrors && parsed.UnmatchedTokens is [var unknown, ..])
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
        var hint = Suggestion.For(token, command) is { } meant ? $" Did you mean '{meant}'?" : "";
        var what = token.StartsWith('-') ? "an option" : command.Subcommands.Count > 0 ? "a command" : "an argument";
        return $"'{token}' is not {what} of '{HelpText.PathOf(command)}'.{hint}";
    }

    private static string Sentence(ParseError error) => error.SymbolResult switch
    {
        OptionResult { IdentifierTokenCount: 0 } option => $"{option.Option.Name} must be given.",
        OptionResult { Tokens.Count: 0 } option => $"{option.Option.Name} needs a value.",
        OptionResult { IdentifierTokenCount: > 1 } option => $"{option.Option.Name} is given more than once.",
        ArgumentResult { Tokens.Count: 0 } argument => Missing(argument.Argument, error),
        CommandResult command when command.Command.Arguments.FirstOrDefault() is { } argument => Missing(argument, error),
        _ => error.Message,
    };

    private static string Missing(Argument argument, ParseError error) => argument.Parents.OfType<Command>().FirstOrDefault() is { } command
        ? $"'{HelpText.PathOf(command)}' needs {argument.Name}: {argument.Description}"
        : error.Message;
}
