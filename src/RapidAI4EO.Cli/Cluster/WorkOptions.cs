using System.CommandLine;
using RapidAI4EO.Cli.Shared.Options;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Parts;

namespace RapidAI4EO.Cli.Cluster;

/// <summary>How a piece of work is cut and how much of it runs at once, the same for every scheduler.</summary>
internal sealed class WorkOptions
{
    private readonly Option<string> _parts = new("--parts") { Description = "Into how many parts the work is cut. A dozen for each machine that works at once keep all busy to the end.", HelpName = "N", Required = true };
    private readonly Option<string> _atOnce = new("--at-once") { Description = "How many parts run at once. [default: as many as the scheduler gives]", HelpName = "N" };
    private readonly Option<string> _name = new("--name") { Description = "What the scheduler calls it. [default: rapidai4eo-VERB]", HelpName = "NAME" };
    private readonly Option<string> _cpus = new("--cpus") { Description = "Processors for each part. [default: 2]", HelpName = "N" };
    private readonly Option<string> _memory = new("--memory") { Description = "Memory for each part. [default: 2GB]", HelpName = "SIZE" };

    public IEnumerable<Option> All => [_parts, _atOnce, _name, _cpus, _memory];

    public int? AtOnce(Invocation call) => CountText.Parse(_atOnce.Name, call.Get(_atOnce), 1, Part.MaxCount);

    public int Parts(Invocation call) => CountText.Parse(_parts.Name, call.Get(_parts), 1, Part.MaxCount)!.Value;

    public string Name(Invocation call, string verb) => ClusterName.Check(call.Get(_name) ?? $"rapidai4eo-{verb}");

    public int Cpus(Invocation call) => CountText.Parse(_cpus.Name, call.Get(_cpus), 1, 4096) ?? 2;

    /// <summary>Whole mebibytes.</summary>
    public long Mebibytes(Invocation call) => (ByteCountText.Parse(_memory.Name, call.Get(_memory), 1 << 20) ?? 2_000_000_000) >> 20;
}
