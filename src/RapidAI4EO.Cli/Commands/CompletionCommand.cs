using System.CommandLine;
using System.Text;

namespace RapidAI4EO.Cli.Commands;

/// <summary>Prints the script that makes a shell complete our command lines.</summary>
internal sealed class CompletionCommand : Verb
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
