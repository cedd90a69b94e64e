using System.CommandLine;

namespace RapidAI4EO.Cli.Cluster;

/// <summary>The commands that have a cluster do a piece of work in parts.</summary>
internal static class ClusterCommand
{
    /// <param name="verb">Makes a verb of the program by its name; null where there is none.</param>
    public static Command Create(Func<string, Command?> verb) => new("cluster", "Have a cluster's own scheduler do a piece of work in parts: a script for Slurm, manifests for Kubernetes.")
    {
        new SlurmCommand(verb),
        new KubernetesCommand(verb),
    };
}
