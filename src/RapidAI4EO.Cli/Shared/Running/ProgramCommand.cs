using System.CommandLine;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Shared.Running;

/// <summary>A command with examples in its help. A verb reads its options, calls the library and prints; it decides nothing else.</summary>
internal abstract class ProgramCommand : Command
{
    /// <param name="name">As it is typed.</param>
    /// <param name="description">A line of help.</param>
    /// <param name="examples">Command lines without the program's name, each with what it does behind a <c>#</c> if that is not plain.</param>
    protected ProgramCommand(string name, string description, params string[] examples)
        : base(name, description) => Examples = examples;

    public IReadOnlyList<string> Examples { get; }

    /// <summary>Whether a first Ctrl-C is waited for, however long the verb takes to bring to disk what it has; the second one is not.</summary>
    public virtual bool EndsItself => false;

    /// <returns>An <see cref="ExitCode"/>.</returns>
    public abstract Task<int> RunAsync(Invocation call);
}
