namespace RapidAI4EO.Cli.Shared.Running;

/// <summary>Words as a POSIX shell takes them.</summary>
internal static class ShellText
{
    private const string Special = "\"'$`\\;&|<>()*?[]#~!{}=%^";

    /// <summary>The word, in single quotes where the shell would else read something into it.</summary>
    public static string Quote(string word) => word.Length > 0 && !word.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || Special.Contains(c, StringComparison.Ordinal))
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
