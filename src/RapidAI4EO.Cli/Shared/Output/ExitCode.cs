namespace RapidAI4EO.Cli.Shared.Output;

/// <summary>What the program's exit codes mean.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Data, network or disk failed.</summary>
    public const int Failed = 1;

    /// <summary>The call was wrong: options, a filter, an area.</summary>
    public const int WrongCall = 2;

    /// <summary>Something is missing or was left out.</summary>
    public const int DoneInPart = 3;

    public const int Cancelled = 130;
}
