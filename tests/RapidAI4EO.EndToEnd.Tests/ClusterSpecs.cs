using System.Diagnostics;
using k8s;
using k8s.Models;
using RapidAI4EO.Corpus;
using RapidAI4EO.EndToEnd.Tests.Support;
using RapidAI4EO.Synthetic;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

/// <summary>Scripts and manifests for schedulers.</summary>
public sealed class ClusterSpecs(CorpusFixture corpus) : Spec(corpus)
{
    // What Slurm does with a script, without Slurm: each task of an array by itself, with the variables that it gets; dependencies hold since all is done in turn.
    private const string Sbatch = """
        #!/bin/bash
        echo "sbatch $*" >> "$LOG"
        cat > "$LOG.script"
        for word in "$@"; do case $word in --array=*) array=${word#--array=} ;; esac; done
        job=$(( $(cat "$LOG.job" 2>/dev/null || echo 100) + 1 )); echo $job > "$LOG.job"
        if [ -n "${array:-}" ]; then
            ids=${array%%%*}
            for ((id = ${ids%%-*}; id <= ${ids##*-}; id++)); do
                SLURM_ARRAY_JOB_ID=$job SLURM_ARRAY_TASK_ID=$id SLURM_RESTART_COUNT=3 bash "$LOG.script" >> "$LOG.out" 2>&1
                echo "task $job $id $?" >> "$LOG"
            done
        else
            bash "$LOG.script" >> "$LOG.out" 2>&1
            echo "end $?" >> "$LOG"
        fi
        echo "$job"
        """;

    [Fact]
    public async Task A_script_for_slurm_brings_every_part_in_arrays_that_the_cluster_takes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script is for bash.");
        WriteCorpus(12);
        var to = Folder["to"];
        var script = await Cli.RunAsync(
            "cluster", "slurm", "download", "--index", Corpus.Index, "--root", Folder["root"], "--to", to, "--ids", Folder["ids.txt"], "--datetime", "2018-05", "--products", "s2",
            "--parts", "5", "--at-once", "2", "--time", "1:00:00", "--total-rate", "500MB/s");
        AssertDone(script);
        var log = Folder["log"];
        WriteTool("sbatch", Sbatch);

        // Indices to 2: five parts take three arrays.
        WriteTool("scontrol", "#!/bin/bash\necho 'MaxArraySize            = 3'\n");
        var outcome = await RunScriptAsync(script.Output, log);
        Assert.Equal(0, outcome.ExitCode);
        var lines = File.ReadAllLines(log);
        Assert.Equal(["task 101 1 0", "task 101 2 0", "task 102 1 0", "task 102 2 0", "task 103 1 0", "end 0"], lines.Where(line => !line.StartsWith("sbatch", StringComparison.Ordinal)));
        var arrays = lines.Where(line => line.Contains("--array", StringComparison.Ordinal)).ToList();
        Assert.All(arrays, line => Assert.Contains("--time=1:00:00", line, StringComparison.Ordinal));
        Assert.Equal(["1-2%2", "1-2%2", "1-1%2"], arrays.Select(line => line.Split("--array=")[1].Split(' ')[0]));
        Assert.Equal(["", "afterany:101", "afterany:102"], arrays.Select(line => line.Split("--dependency=").ElementAtOrDefault(1)?.Split(' ')[0] ?? ""));
        Assert.Contains("--dependency=afterany:101:102:103", lines.Last(line => line.StartsWith("sbatch", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(12, Manifest.Read(to).Count());
        Assert.Contains("5 of 5 parts are done", await File.ReadAllTextAsync(log + ".out"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_tells_a_part_that_is_not_complete_from_a_wrong_call()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script is for bash.");
        WriteCorpus(2);
        var call = new[] { "cluster", "slurm", "download", "--index", Corpus.Index, "--root", Folder["root"], "--to", Folder["to"], "--ids", Folder["ids.txt"], "--products", "s2", "--parts", "1" };
        WriteTool("sbatch", Sbatch);
        WriteTool("scontrol", "#!/bin/bash\n");

        // All of 2018, of which the root has May alone: 3, and no task has failed.
        await RunScriptAsync((await Cli.RunAsync(call)).Output, Folder["log"]);
        Assert.Equal(["task 101 1 0", "end 3"], File.ReadAllLines(Folder["log"]).Where(line => !line.StartsWith("sbatch", StringComparison.Ordinal)));
        AssertRefused(await Cli.RunAsync([.. call[..^2]]), 2, "--parts must be given");
        AssertRefused(await Cli.RunAsync([.. call, "--colour"]), 2, "--colour");
        AssertRefused(await Cli.RunAsync([.. call, "--part", "1/2"]), 2, "given by the scheduler");
        AssertRefused(await Cli.RunAsync("cluster", "slurm", "search", "--parts", "3"), 2, "download, verify, repair");
    }

    [Fact]
    public async Task Manifests_for_kubernetes_are_what_its_own_models_read()
    {
        const string Filter = "clc_31 > 0.5 AND NOT \"tile\" = 'x: y # z'";
        var printed = await Cli.RunAsync(
            "cluster", "kubernetes", "download", "--country", "DE", "--filter", Filter, "--to", "/data/germany", "--total-rate", "2GB/s",
            "--parts", "400", "--at-once", "40", "--claim", "corpus", "--memory", "4GiB", "--cpus", "3");
        AssertDone(printed);
        var documents = printed.Output.Split("\n---\n");
        var (job, end) = (KubernetesYaml.Deserialize<V1Job>(documents[0], strict: true), KubernetesYaml.Deserialize<V1Job>(documents[1], strict: true));
        Assert.Equal(("batch/v1", "Job", "rapidai4eo-download"), (job.ApiVersion, job.Kind, job.Metadata.Name));
        Assert.Equal(("Indexed", 400, 40, 3), (job.Spec.CompletionMode, job.Spec.Completions, job.Spec.Parallelism, job.Spec.BackoffLimitPerIndex));
        Assert.Equal(["FailJob 2", "FailIndex 3", "Ignore "], job.Spec.PodFailurePolicy.Rules.Select(rule => $"{rule.Action} {string.Join(',', rule.OnExitCodes?.Values ?? [])}"));
        var pod = job.Spec.Template.Spec;
        var container = Assert.Single(pod.Containers);
        Assert.Equal(
            ["download", "--country", "DE", "--filter", Filter, "--to", "/data/germany", "--total-rate", "2GB/s", "--at-once", "40", "--part", "auto", "--parts", "400"], container.Args);
        Assert.Equal(("Never", "part", "3", "4Gi"), (pod.RestartPolicy, container.Name, container.Resources.Requests["cpu"].ToString(), container.Resources.Limits["memory"].ToString()));
        Assert.Equal(("data", "/data", "corpus"), (container.VolumeMounts[0].Name, container.VolumeMounts[0].MountPath, pod.Volumes[0].PersistentVolumeClaim.ClaimName));
        Assert.Equal(["status", "/data/germany"], Assert.Single(end.Spec.Template.Spec.Containers).Args);
        Assert.Equal(("rapidai4eo-download-end", "OnFailure"), (end.Metadata.Name, end.Spec.Template.Spec.RestartPolicy));
        AssertRefused(await Cli.RunAsync("cluster", "kubernetes", "verify", "/elsewhere", "--parts", "4", "--claim", "corpus"), 2, "below /data");
        AssertRefused(await Cli.RunAsync("cluster", "kubernetes", "verify", "/data/a", "--parts", "4", "--claim", "corpus", "--name", "A_B"), 2, "--name takes");
    }

    private async Task<Outcome> RunScriptAsync(string script, string log)
    {
        var path = Folder.Write("job.sh", script);
        var start = new ProcessStartInfo("bash", [path]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{Folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["LOG"] = log;
        start.Environment["RAPIDAI4EO_CACHE"] = Cli.Cache;
        using var process = Process.Start(start)!;
        return await Support.Cli.FinishAsync(process);
    }

    private void WriteTool(string name, string text)
    {
        var path = Path.Combine(Directory.CreateDirectory(Folder["bin"]).FullName, name);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private void WriteCorpus(int samples)
    {
        var ids = Corpus.Corpus.Samples.Order().Take(samples).ToList();
        Folder.Write("ids.txt", string.Join('\n', ids));
        new CorpusTreeWriter(Corpus.Corpus, Folder["root"]).WriteAssets([.. ids.Select(id => new AssetKey(id, Product.Sentinel2, TimeStep.Month(2018, 5)))]);
    }
}
