namespace RapidAI4EO.Cli.Shared.Output;

/// <summary>What can be shown: no colour and no bars off a terminal, on a dumb one, or where NO_COLOR is set (no-color.org).</summary>
internal static class Terminal
{
    public static bool HasOutput => IsCapable && !Console.IsOutputRedirected;

    public static bool HasError => IsCapable && !Console.IsErrorRedirected;

    private static bool IsCapable =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") is not "dumb";
}
