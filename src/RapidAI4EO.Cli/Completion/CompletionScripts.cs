namespace RapidAI4EO.Cli.Completion;

/// <summary>
/// Scripts that ask the program itself what may come next: <c>rapidai4eo "[suggest:POSITION]" "LINE"</c> prints a completion a line,
/// where the line has no program name and the position counts its characters.
/// </summary>
internal static class CompletionScripts
{
    private const string Bash = """
        _rapidai4eo() {
            local line="${COMP_LINE#* }"
            local position=$(( COMP_POINT - ${#COMP_LINE} + ${#line} ))
            COMPREPLY=()
            while IFS= read -r word; do
                [[ "$word" == "${COMP_WORDS[COMP_CWORD]}"* ]] && COMPREPLY+=("$word")
            done < <(rapidai4eo "[suggest:$position]" "$line" 2>/dev/null)
        }
        complete -o default -F _rapidai4eo rapidai4eo

        """;

    private const string Zsh = """
        #compdef rapidai4eo
        _rapidai4eo() {
            local line="${BUFFER#* }"
            local position=$(( CURSOR - ${#BUFFER} + ${#line} ))
            local -a words_found
            words_found=("${(@f)$(rapidai4eo "[suggest:$position]" "$line" 2>/dev/null)}")
            compadd -- $words_found || _files
        }
        compdef _rapidai4eo rapidai4eo

        """;

    private const string Fish = """
        function __rapidai4eo
            set -l line (string replace -r '^\S+\s' '' -- (commandline -cp))
            rapidai4eo "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c rapidai4eo -a '(__rapidai4eo)'

        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName rapidai4eo -ScriptBlock {
            param($word, $ast, $position)
            $line = $ast.ToString() -replace '^\S+\s', ''
            $at = $position - ($ast.ToString().Length - $line.Length)
            rapidai4eo "[suggest:$at]" "$line" 2>$null |
                Where-Object { $_ -like "$word*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }

        """;

    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "pwsh"];

    /// <summary>The script for a shell; null where there is none.</summary>
    public static string? Of(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        "pwsh" or "powershell" => PowerShell,
        _ => null,
    };
}
