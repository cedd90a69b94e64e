using System.CommandLine;
using RapidAI4EO.Cli.Audit;
using RapidAI4EO.Cli.Chips;
using RapidAI4EO.Cli.Classes;
using RapidAI4EO.Cli.Cluster;
using RapidAI4EO.Cli.Completion;
using RapidAI4EO.Cli.Demo;
using RapidAI4EO.Cli.Doctor;
using RapidAI4EO.Cli.Download;
using RapidAI4EO.Cli.Index;
using RapidAI4EO.Cli.Info;
using RapidAI4EO.Cli.Merge;
using RapidAI4EO.Cli.Repair;
using RapidAI4EO.Cli.Search;
using RapidAI4EO.Cli.Serve;
using RapidAI4EO.Cli.Stac;
using RapidAI4EO.Cli.Status;
using RapidAI4EO.Cli.Train;
using RapidAI4EO.Cli.Verify;

namespace RapidAI4EO.Cli;

/// <summary>What the program can do, in the order of its help.</summary>
internal static class ProgramCommands
{
    private static readonly (string Name, Func<Command> Create)[] All =
    [
        ("demo", () => new DemoCommand()),
        ("search", () => new SearchCommand()),
        ("stac", StacCommand.Create),
        ("download", () => new DownloadCommand()),
        ("verify", () => new VerifyCommand()),
        ("repair", () => new RepairCommand()),
        ("audit", () => new AuditCommand()),
        ("merge", () => new MergeCommand()),
        ("status", () => new StatusCommand()),
        ("chip", ChipCommand.Create),
        ("train", TrainCommand.Create),
        ("cluster", () => ClusterCommand.Create(name => Array.Find(All!, verb => verb.Name == name).Create?.Invoke())),
        ("serve", () => new ServeCommand()),
        ("info", () => new InfoCommand()),
        ("classes", () => new ClassesCommand()),
        ("index", IndexCommand.Create),
        ("doctor", () => new DoctorCommand()),
        ("completion", () => new CompletionCommand()),
    ];

    /// <summary>The verb of this name, or all where there is none.</summary>
    public static IEnumerable<Command> For(string? name)
    {
        foreach (var (verb, create) in All)
        {
            if (verb == name)
            {
                return [create()];
            }
        }

        return All.Select(verb => verb.Create());
    }
}
