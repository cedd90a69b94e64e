namespace RapidAI4EO.EndToEnd.Tests.Support;

/// <summary>What a run of the program left behind.</summary>
public sealed record Outcome(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
