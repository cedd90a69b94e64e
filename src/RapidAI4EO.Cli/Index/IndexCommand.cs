using System.CommandLine;

namespace RapidAI4EO.Cli.Index;

/// <summary>Verbs about the index.</summary>
internal static class IndexCommand
{
    public static Command Create() => new("index", "Build the sample index, or look into it.") { new IndexBuildCommand(), new IndexInfoCommand() };
}
