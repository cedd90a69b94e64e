using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Shared.Running;

/// <summary>The usual help, and examples under it.</summary>
internal sealed class HelpText(HelpAction usual) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var examples = ExamplesOf(parseResult.CommandResult.Command).ToList();
        if (examples.Count > 0)
        {
            output.WriteLine("Examples:");
            examples.ForEach(example => output.WriteLine($"  {ProgramName.Text} {example}"));
            output.WriteLine();
        }

        return ExitCode.Done;
    }

    /// <summary>The program and the verbs down to this one: <c>rapidai4eo index build</c>.</summary>
    public static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : ProgramName.Text;

    /// <summary>A verb's own; of a group, the first of each verb in it.</summary>
    private static IEnumerable<string> ExamplesOf(Command command) => command is ProgramCommand verb
        ? verb.Examples
        : command.Subcommands.SelectMany(child => ExamplesOf(child).Take(1));
}
