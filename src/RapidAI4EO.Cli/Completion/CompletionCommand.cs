using System.CommandLine;
using System.Text;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Cli.Completion;

/// <summary>Prints the script that makes a shell complete our command lines.</summary>
internal sealed class CompletionCommand : ProgramCommand
{
    private readonly Argument<string> _shell = new("shell") { Description = "bash, zsh, fish or pwsh." };

    public CompletionCommand()
        : base(
            "completion",
            "Print a script that completes command lines in a shell.",
            "completion bash >> ~/.bash_completion",
            "completion zsh > ~/.rapidai4eo.zsh    # and in ~/.zshrc behind compinit: source ~/.rapidai4eo.zsh",
            "completion fish > rapidai4eo.fish     # to ~/.config/fish/completions",
            "completion pwsh >> $PROFILE")
    {
        _shell.CompletionSources.Add([.. CompletionScripts.Shells]);
        Add(_shell);
    }

    public override Task<int> RunAsync(Invocation call)
    {
        var shell = call.Get(_shell)!;
        var script = CompletionScripts.Of(shell)
            ?? throw new InvalidInputException($"There is no completion for '{shell}'. Shells are {string.Join(", ", CompletionScripts.Shells)}.");
        call.Results.Write(Encoding.UTF8.GetBytes(script));
        return Task.FromResult(ExitCode.Done);
    }
}
