using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests.Support;

/// <summary>
/// Slurm itself: munged, slurmctld and slurmd of this test's own, one node of two processors on loopback, with ports and files of their own. It takes
/// root and Debian's slurm-wlm and munge; without them the test is skipped.
/// </summary>
internal sealed class SlurmCluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();
    private readonly List<Process> _daemons = [];
    private Process? _node;

    private SlurmCluster()
    {
    }

    /// <summary>What clients find the cluster by.</summary>
    public string Configuration => _folder["slurm.conf"];

    private static string Host => Dns.GetHostName().Split('.')[0];

    public static async Task<SlurmCluster> StartAsync()
    {
        var tools = new[] { "/usr/sbin/munged", "/usr/sbin/slurmctld", "/usr/sbin/slurmd", "/usr/bin/sbatch" };
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && tools.All(File.Exists), "Slurm (slurm-wlm, munge) and root are needed.");
        var cluster = new SlurmCluster();
        try
        {
            await cluster.StartDaemonsAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a client and gives what it says.</summary>
    public async Task<string> RunAsync(string tool, params string[] arguments)
    {
        using var process = Start(tool, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        _ = await error;
        return await output;
    }

    /// <summary>Ends the node's daemon as a machine that is maintained does, and starts it again; its jobs go on.</summary>
    public async Task RestartNodeAsync()
    {
        using (var stop = Process.Start("kill", $"{_node!.Id}")!) await stop.WaitForExitAsync();
        await _node.WaitForExitAsync();
        _daemons.Remove(_node);
        _node.Dispose();
        StartNode();
    }

    /// <summary>Waits for something of the cluster, looked at a few times a second.</summary>
    public static async Task WaitAsync(string what, Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await isSo())
        {
            Assert.False(patience.IsCancellationRequested, $"Waited {Patience} for {what}.");
            await Task.Delay(200);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_daemons.Count > 1)
        {
            await RunAsync("/usr/bin/scancel", "--user=root");
            for (var left = 50; left > 0 && (await RunAsync("/usr/bin/squeue", "-h")).Length > 0; left--) await Task.Delay(200);
        }

        foreach (var daemon in Enumerable.Reverse(_daemons))
        {
            if (!daemon.HasExited) daemon.Kill();
            await daemon.WaitForExitAsync();
            daemon.Dispose();
        }

        _folder.Dispose();
    }

    private async Task StartDaemonsAsync()
    {
        foreach (var name in new[] { "state", "spool", "munge" }) Directory.CreateDirectory(_folder[name]);
        await File.WriteAllBytesAsync(_folder["munge/key"], RandomNumberGenerator.GetBytes(128));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder["munge/key"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await File.WriteAllTextAsync(Configuration, Text(FreePort(), FreePort()));
        StartDaemon(
            "/usr/sbin/munged", "--foreground", "--force", $"--key-file={_folder["munge/key"]}", $"--socket={_folder["munge/socket"]}",
            $"--pid-file={_folder["munge/pid"]}", $"--log-file={_folder["munge/log"]}", $"--seed-file={_folder["munge/seed"]}");
        await WaitAsync("munge", () => Task.FromResult(File.Exists(_folder["munge/socket"])));
        StartDaemon("/usr/sbin/slurmctld", "-D");
        await WaitAsync("slurmctld", async () => (await RunAsync("/usr/bin/scontrol", "ping")).Contains("UP", StringComparison.Ordinal));
        StartNode();
        await WaitAsync("the node", async () => (await RunAsync("/usr/bin/sinfo", "-h", "-o", "%T")).Contains("idle", StringComparison.Ordinal));
    }

    private void StartNode() => _node = StartDaemon("/usr/sbin/slurmd", "-D", "-N", Host);

    private Process StartDaemon(string tool, params string[] arguments)
    {
        var daemon = Start(tool, arguments);
        _daemons.Add(daemon);
        daemon.OutputDataReceived += (_, _) => { };
        daemon.ErrorDataReceived += (_, _) => { };
        daemon.BeginOutputReadLine();
        daemon.BeginErrorReadLine();
        return daemon;
    }

    private Process Start(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SLURM_CONF"] = Configuration;
        return Process.Start(start)!;
    }

    private string Text(int controller, int node) => $"""
        ClusterName=test
        SlurmctldHost={Host}(127.0.0.1)
        SlurmUser=root
        SlurmdUser=root
        AuthType=auth/munge
        AuthInfo=socket={_folder["munge/socket"]},cred_expire=5
        SlurmctldPort={controller}
        SlurmdPort={node}
        StateSaveLocation={_folder["state"]}
        SlurmdSpoolDir={_folder["spool"]}
        SlurmctldPidFile={_folder["slurmctld.pid"]}
        SlurmdPidFile={_folder["slurmd.pid"]}
        SlurmctldLogFile={_folder["slurmctld.log"]}
        SlurmdLogFile={_folder["slurmd.log"]}
        ProctrackType=proctrack/linuxproc
        TaskPlugin=task/none
        JobAcctGatherType=jobacct_gather/none
        SelectType=select/cons_tres
        SelectTypeParameters=CR_CPU
        SwitchType=switch/none
        MpiDefault=none
        ReturnToService=2
        SlurmdTimeout=300
        KillWait=5
        NodeName={Host} NodeAddr=127.0.0.1 CPUs=2 RealMemory=1500 State=UNKNOWN
        PartitionName=main Nodes={Host} Default=YES MaxTime=INFINITE State=UP

        """;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
