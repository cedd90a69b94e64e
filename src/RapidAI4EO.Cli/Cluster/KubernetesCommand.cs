using System.CommandLine;
using System.Text;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;

namespace RapidAI4EO.Cli.Cluster;

/// <summary>Manifests that have Kubernetes do a piece of work in parts.</summary>
internal sealed class KubernetesCommand : ProgramCommand
{
    private const string DefaultImage = "rapidai4eo:latest";

    private readonly Func<string, Command?> _verb;
    private readonly WorkOptions _work = new();
    private readonly Option<string> _image = new("--image") { Description = $"The container's image. [default: {DefaultImage}]", HelpName = "IMAGE" };
    private readonly Option<string> _claim = new("--claim") { Description = "The persistent volume claim that all parts write to (ReadWriteMany).", HelpName = "NAME", Required = true };
    private readonly Option<string> _mount = new("--mount") { Description = "Where the volume is mounted; the call's folder lies below it. [default: /data]", HelpName = "PATH" };

    public KubernetesCommand(Func<string, Command?> verb)
        : base(
            "kubernetes",
            "Print an Indexed Job that does a call in parts, and a Job that ends when all are done. Write the call as without a cluster: its options go through.",
            "cluster kubernetes download --country DE --products s2 --to /data/germany --parts 400 --at-once 40 --claim corpus > job.yaml",
            "cluster kubernetes verify /data/germany --parts 40 --claim corpus --image registry.example.org/rapidai4eo:0.1.0 > verify.yaml")
    {
        _verb = verb;
        foreach (var option in _work.All.Concat([_image, _claim, _mount])) Add(option);
        TreatUnmatchedTokensAsErrors = false;
    }

    public override Task<int> RunAsync(Invocation call)
    {
        var atOnce = _work.AtOnce(call);
        var parted = PartedCall.Of(call.Unmatched, atOnce, _verb);
        var job = new KubernetesJob(parted, _work.Parts(call), atOnce, _work.Name(call, parted.Verb))
        {
            Image = call.Get(_image) ?? DefaultImage,
            Claim = call.Get(_claim)!,
            Mount = call.Get(_mount) ?? "/data",
            Cpus = _work.Cpus(call),
            Mebibytes = _work.Mebibytes(call),
        };
        call.Results.Write(Encoding.UTF8.GetBytes(job.Text()));
        return Task.FromResult(ExitCode.Done);
    }
}
