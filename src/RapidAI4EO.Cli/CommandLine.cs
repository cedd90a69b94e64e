using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Cli;

/// <summary>
/// The program: from arguments to an exit code. The one place where verbs are put together, where signals become cancellation, and
/// where an exception becomes a sentence and a code.
/// </summary>
internal static class CommandLine
{
    /// <summary>Response files are off: a file name may start with @.</summary>
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Exceptions and signals are dealt with here.</summary>
    private static readonly InvocationConfiguration Invoking = new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };

    public static async Task<int> RunAsync(string[] args)
    {
        // Before anything is parsed, so that even a fault of the options is told in JSON.
        var messages = new Messages(args.Contains(CommonOptions.Json.Name), args.Intersect([CommonOptions.Quiet.Name, .. CommonOptions.Quiet.Aliases]).Any());
        try
        {
            var parsed = Root(args).Parse(args, Parsing);
            if (parsed.Action is not ParseErrorAction)
            {
                return await RunAsync(parsed, messages);
            }

            var command = parsed.CommandResult.Command;
            messages.Fail(ExitCode.WrongCall, ParseFault.Describe(parsed), $"See '{HelpText.PathOf(command)} --help'.");
            return ExitCode.WrongCall;
        }
        catch (Exception e)
        {
            return Failure.Report(e, messages);
        }
    }

    /// <summary>
    /// A verb that is named first is the only one built, since a search should not pay for the options of all the others; help of
    /// the whole program and completions see them all.
    /// </summary>
    private static RootCommand Root(string[] args)
    {
        var root = new RootCommand("Find and fetch any subset of the RapidAI4EO corpus.")
        {
            CommonOptions.Json,
            CommonOptions.Quiet,
        };
        root.HelpName = ProgramName.Text;
        foreach (var verb in ProgramCommands.For(args.FirstOrDefault()))
        {
            root.Add(verb);
        }

        foreach (var option in root.Options)
        {
            option.Action = option switch
            {
                HelpOption => new HelpText((HelpAction)option.Action!),
                VersionOption => new VersionText(),
                _ => option.Action,
            };
        }

        return root;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Messages messages)
    {
        if (parsed.CommandResult.Command is not ProgramCommand verb || parsed.Action is not null)
        {
            return await parsed.InvokeAsync(Invoking);
        }

        if (ParseFault.EmptyValue(parsed) is { } fault)
        {
            throw new InvalidInputException(fault);
        }

        using var signals = new Signals(verb.EndsItself);
        using var results = new StandardOutput();
        return await verb.RunAsync(new Invocation(parsed, messages, results, signals.Token));
    }
}
