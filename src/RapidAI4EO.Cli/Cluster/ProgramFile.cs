using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Cluster;

/// <summary>This program, as other machines of a cluster start it.</summary>
internal static class ProgramFile
{
    /// <summary>The file that runs now, which a cluster's machines usually see too; its name alone where it is started by another program.</summary>
    public static string Path => Environment.ProcessPath is { } path && System.IO.Path.GetFileNameWithoutExtension(path) != "dotnet" ? path : ProgramName.Text;
}
