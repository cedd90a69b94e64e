using System.CommandLine;

namespace RapidAI4EO.Cli.Chips;

/// <summary>Verbs about single chips and places.</summary>
internal static class ChipCommand
{
    public static Command Create() =>
        new("chip", "Look into chips: what a file is, a picture, a place through time.") { new ChipInfoCommand(), new ChipPngCommand(), new ChipSeriesCommand() };
}
