using System.CommandLine;
using RapidAI4EO.Cli.Train.Export;
using RapidAI4EO.Cli.Train.Labels;
using RapidAI4EO.Cli.Train.Splits;
using RapidAI4EO.Cli.Train.Statistics;
using RapidAI4EO.Cli.Train.Verification;

namespace RapidAI4EO.Cli.Train;

/// <summary>Verbs about training sets.</summary>
internal static class TrainCommand
{
    public static Command Create() => new("train", "Split samples without leaks, turn land cover into labels, count pixels, and write arrays to train with.")
    {
        new TrainSplitCommand(),
        new TrainLabelsCommand(),
        new TrainStatsCommand(),
        new TrainExportCommand(),
        new TrainVerifyCommand(),
    };
}
