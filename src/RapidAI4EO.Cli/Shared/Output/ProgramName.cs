namespace RapidAI4EO.Cli.Shared.Output;

internal static class ProgramName
{
    /// <summary>The program's name as it is typed.</summary>
    public const string Text = "rapidai4eo";
}
