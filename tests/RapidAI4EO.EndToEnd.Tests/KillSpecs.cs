using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using RapidAI4EO.Corpus;
using RapidAI4EO.EndToEnd.Tests.Support;
using RapidAI4EO.Server.CorpusFiles;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

/// <summary>The program is killed at random moments, without a chance to tidy up, and started again.</summary>
public sealed class KillSpecs(CorpusFixture corpus) : Spec(corpus)
{
    private const int Kills = 25;

    // Milliseconds from the first request on: about as long as all files take.
    private const int LongestLife = 500;

    private readonly SemaphoreSlim _asked = new(0);

    private string To => Folder["files"];

    public override void Dispose()
    {
        _asked.Dispose();
        base.Dispose();
    }

    [Fact]
    public Task I_can_kill_a_tree_at_any_moment_and_lose_nothing() => KillAndGoOnAsync(AssertFilesAreWhole, CompareTree);

    [Fact]
    public Task I_can_kill_shards_at_any_moment_and_lose_nothing() =>
        KillAndGoOnAsync(AssertShardsAreWhole, CompareShards, "--shards", "--shard-size", "1MB");

    private async Task KillAndGoOnAsync(Action afterKill, Action atEnd, params string[] options)
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var host = await CorpusHost.StartAsync(Corpus.Root, app => app.Run(context => TrickleAsync(context, random)));
        string[] call = ["download", "--keys", Folder.Write("keys.txt", string.Join('\n', Corpus.Chips)), "--root", host.Address, "--to", To, .. options];
        for (var kill = 0; kill < Kills; kill++)
        {
            await KillAsync(call, TimeSpan.FromMilliseconds(random.Next(LongestLife)));
            if (!Directory.Exists(To))
            {
                continue;
            }

            afterKill();
            AssertManifestIsTrue();
            if (Manifest.Read(To).Count() >= Corpus.Chips.Count * 2 / 3)
            {
                // Nearly all has come: from the start again.
                Directory.Delete(To, recursive: true);
            }
        }

        Assert.Equal(0, (await Cli.RunAsync([.. call, "--root", Corpus.Address])).ExitCode);
        atEnd();
        Assert.DoesNotContain(TreeOf(To).Keys, file => file.EndsWith(".part", StringComparison.Ordinal));
    }

    private async Task KillAsync(string[] call, TimeSpan life)
    {
        using var process = Cli.Start(call);
        var ended = process.WaitForExitAsync();
        while (_asked.Wait(0))
        {
        }

        await Task.WhenAny(ended, _asked.WaitAsync());
        await Task.WhenAny(ended, Task.Delay(life));
        process.Kill(entireProcessTree: true);
        await ended;
    }

    /// <summary>Answers in two halves with a wait before each, so that a kill hits files half way.</summary>
    private async Task TrickleAsync(HttpContext context, Random random)
    {
        _asked.Release();
        var bytes = await File.ReadAllBytesAsync(Path.Combine(Corpus.Root, context.Request.Path.Value!.TrimStart('/')));
        context.Response.ContentLength = bytes.Length;
        foreach (var half in (byte[][])[bytes[..(bytes.Length / 2)], bytes[(bytes.Length / 2)..]])
        {
            int wait;
            lock (random)
            {
                wait = random.Next(60);
            }

            await Task.Delay(wait, context.RequestAborted);
            await context.Response.Body.WriteAsync(half, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    private void AssertManifestIsTrue()
    {
        foreach (var entry in Manifest.Read(To))
        {
            var truth = SourceOf(entry.Key);
            using var file = File.OpenHandle(Path.Combine(To, entry.Shard ?? entry.Key));
            var bytes = new byte[entry.Length];
            Assert.Equal(bytes.Length, RandomAccess.Read(file, bytes, entry.Offset));
            Assert.Equal(truth, bytes);
        }
    }

    private void AssertFilesAreWhole()
    {
        foreach (var (key, content) in TreeOf(To).Where(file => file.Key.EndsWith(".tif", StringComparison.Ordinal)))
        {
            Assert.Equal(SourceOf(key), content);
        }
    }

    private void CompareTree() => Assert.Equal(
        Corpus.Chips.ToDictionary(chip => chip.ToString(), chip => SourceOf(chip.ToString())),
        TreeOf(To).Where(file => file.Key != "LICENSES.txt").ToDictionary());

    private void AssertShardsAreWhole()
    {
        foreach (var shard in Directory.EnumerateFiles(To, "*.tar"))
        {
            Unpack(shard);
        }
    }

    private void CompareShards()
    {
        var held = new Dictionary<string, byte[]>();
        foreach (var shard in Directory.EnumerateFiles(To, "*.tar"))
        {
            Assert.All(Unpack(shard), member => held.Add(member.Key, member.Value));
        }

        Assert.Equal(Corpus.Chips.ToDictionary(MemberOf, chip => SourceOf(chip.ToString())), held);
    }

    private static string MemberOf(AssetKey chip) => $"{chip.Sample}.{chip.Product.Key}.{chip.Step}.tif";

    private Dictionary<string, byte[]> Unpack(string shard)
    {
        var folder = Folder[$"unpacked-{Guid.NewGuid():N}"];
        Directory.CreateDirectory(folder);
        using (var tar = Process.Start("tar", ["-xf", shard, "-C", folder]))
        {
            tar.WaitForExit();
            Assert.Equal(0, tar.ExitCode);
        }

        return TreeOf(folder);
    }

    private byte[] SourceOf(string key) => File.ReadAllBytes(Path.Combine(Corpus.Root, key));
}
