namespace RapidAI4EO.Cli.Shared.Options;

/// <summary>Standard input, which can be read once.</summary>
internal static class StandardInput
{
    /// <summary>What an option is given to mean standard input.</summary>
    public const string Name = "-";

    /// <summary>What messages call it.</summary>
    public const string Title = "Standard input";

    public static StreamReader Open() => new(Console.OpenStandardInput());
}
