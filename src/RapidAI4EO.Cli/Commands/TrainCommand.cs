using System.CommandLine;

namespace RapidAI4EO.Cli.Commands;

/// <summary>Verbs about training sets.</summary>
internal static class TrainCommand
{
    public static Command Create() => new("train", "Split samples without leaks, turn land cover into labels, and write arrays to train with.")
    {
        new TrainSplitCommand(),
        new TrainLabelsCommand(),
        new TrainExportCommand(),
    };
}
