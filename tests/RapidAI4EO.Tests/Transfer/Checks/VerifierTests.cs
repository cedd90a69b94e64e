using System.Formats.Tar;
using System.Security.Cryptography;
using RapidAI4EO.Corpus;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer.Checks;
using RapidAI4EO.Transfer.Hashing;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Checks;

public sealed class VerifierTests : CheckFixture
{
    [Theory]
    [InlineData(HashChoice.Auto)]
    [InlineData(HashChoice.Sha256)]
    public async Task RunAsync_Untouched_IsRightAndWritesNothing(HashChoice hash)
    {
        await DownloadAsync(60, hash);
        var before = ManifestFolder.Files(Folder.Path);
        var summary = await VerifyAsync();
        Assert.True(summary.IsRight);
        Assert.Equal((60L, 0L, Truth.Values.Sum(bytes => (long)bytes.Length)), (summary.Right, summary.WithoutHash, summary.Bytes));
        Assert.Equal(before, ManifestFolder.Files(Folder.Path));
    }

    [Fact]
    public async Task RunAsync_DamagedAtRandom_FindsWhatBruteForceFinds()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var keys = await DownloadAsync(80);
        foreach (var key in keys) Damage(key, random);
        var right = RightByBruteForce();
        var summary = await VerifyAsync();
        Assert.Equal(keys.Except(right).Order(StringComparer.Ordinal), summary.Findings.Select(finding => finding.Key).Order(StringComparer.Ordinal));
        Assert.Equal((right.Length, 80 - right.Length), (summary.Right, summary.Damaged + summary.Missing));
        Assert.Null(summary.NotWritten);

        // The manifest now says so too, with all else that it said.
        foreach (var (key, entry) in LastLines())
        {
            Assert.Equal(!right.Contains(key), entry.State is ManifestState.Damaged or ManifestState.Missing);
            Assert.Equal(!File.Exists(Folder[key]) && !Directory.Exists(Folder[key]), entry.State == ManifestState.Missing);
            Assert.Equal(($"sha256:{Convert.ToHexStringLower(SHA256.HashData(Truth[key]))}", Truth[key].Length), (entry.Hash, (int)entry.Length));
        }
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("empty")]
    [InlineData("foreign")]
    public async Task RunAsync_ManifestCutOrForeign_IsNotRightUntilADownloadHasTidied(string kind)
    {
        var keys = await DownloadAsync(20);
        var manifest = Assert.Single(ManifestFolder.Files(Folder.Path));
        var bytes = await File.ReadAllBytesAsync(manifest, Token);
        await File.WriteAllBytesAsync(manifest, kind switch { "cut" => bytes[..^40], "empty" => [], _ => "hello"u8.ToArray() }, Token);
        var summary = await VerifyAsync();
        Assert.Equal((1, false), (summary.DamagedBlocks, summary.IsRight));
        Assert.InRange(summary.Right, 0, kind == "cut" ? 19 : 0);
        Assert.Equal(20 - summary.Right, (await DownloadAsync(keys)).Done);
        summary = await VerifyAsync();
        Assert.Equal((20L, true), (summary.Right, summary.IsRight));
    }

    [Fact]
    public async Task RunAsync_AHeaderInAShardDamaged_IsFound()
    {
        for (var i = 0; i < 5; i++) Put(KeyOf(i), Bytes.Random(3000 + i, i));
        await DownloadAsync([.. Truth.Keys], Options() with { ShardSize = 1 << 20 });
        var hit = LastLines()[KeyOf(2)];
        var bytes = await File.ReadAllBytesAsync(Folder[hit.Shard!], Token);
        bytes[hit.Offset - 500] ^= 1;
        Folder.Write(hit.Shard!, bytes);
        var summary = await VerifyAsync();
        Assert.Equal((4L, KeyOf(2)), (summary.Right, Assert.Single(summary.Findings).Key));
    }

    [Fact]
    public async Task RunAsync_RightAgain_GetsALineAgain()
    {
        var keys = await DownloadAsync(5);
        File.Delete(Folder[keys[1]]);
        Assert.Equal(1, (await VerifyAsync()).Missing);
        Folder.Write(keys[1], Truth[keys[1]]);
        var summary = await VerifyAsync();
        Assert.Equal((5L, 1L, true), (summary.Right, summary.Restored, summary.IsRight));
        Assert.All(LastLines().Values, entry => Assert.Equal(ManifestState.Here, entry.State));
        Assert.Equal(0, (await VerifyAsync()).Restored);
    }

    [Fact]
    public async Task RunAsync_AfterAFinding_TheNextDownloadFetchesIt()
    {
        var keys = await DownloadAsync(5);
        var bytes = (byte[])Truth[keys[2]].Clone();
        bytes[^1] ^= 1;
        Folder.Write(keys[2], bytes);
        Assert.Equal(5, (await DownloadAsync(keys)).AlreadyThere);
        await VerifyAsync();
        Assert.Equal(1, (await DownloadAsync(keys)).Done);
        Assert.Equal(5, RightByBruteForce().Length);
    }

    [Fact]
    public async Task RunAsync_SeveralLinesAboutAKey_GoesByTheLast()
    {
        await DownloadAsync(1);
        const string Asset = "imagery/33N/15E-200N/33N_15E-200N_01_09/PF-SR/2018-01-03.tif";
        foreach (var key in new[] { Asset, "other/file" })
        {
            Folder.Write(key, [1, 2, 3]);
            Append(
                new ManifestEntry(key, ManifestState.Here, 2), new ManifestEntry(key, ManifestState.Removed, 2),
                new ManifestEntry(key, ManifestState.Here, 3) { Hash = $"sha256:{Convert.ToHexStringLower(SHA256.HashData([1, 2, 3]))}" });
            Append(new ManifestEntry(key + "x", ManifestState.Here, 2), new ManifestEntry(key + "x", ManifestState.Removed, 2));
        }

        var summary = await VerifyAsync();
        Assert.Equal((3L, true), (summary.Right, summary.IsRight));
    }

    [Fact]
    public async Task RunAsync_InAShard_ReadsItsPartOnly()
    {
        var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var (name, length) in new[] { ("a", 700), ("b", 600), ("c", 200) })
            {
                writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Bytes.Random(length, length)) });
            }
        }

        // Each header has 512 bytes, each file fills up its last 512.
        ManifestEntry Member(string key, int offset, int length) => new(key, ManifestState.Here, length)
        {
            Hash = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Bytes.Random(length, length)))}",
            Shard = "shard-000000.tar",
            Offset = offset,
        };

        Append(Member("a", 512, 700), Member("b", 2048, 600), Member("c", 3584, 200), Member("d", 512, 10) with { Shard = "shard-000001.tar" });
        var shard = tar.ToArray()[..3700];
        shard[2100] ^= 4;
        Folder.Write("shard-000000.tar", shard);
        var summary = await VerifyAsync();
        Assert.Equal(["b", "c", "d"], summary.Findings.Select(finding => finding.Key).Order(StringComparer.Ordinal));
        Assert.Equal((1L, 2L, 1L), (summary.Right, summary.Damaged, summary.Missing));
        Assert.Equal(("shard-000000.tar", 2048L), (LastLines()["b"].Shard, LastLines()["b"].Offset));
    }

    [Fact]
    public async Task RunAsync_ForeignLines_ReadsNothingOutside()
    {
        using var outside = new TestFolder();
        var secret = outside.Write("secret", [1, 2, 3]);
        string[] keys = [secret, $"../{Path.GetFileName(outside.Path)}/secret", "a/../../x", ".rapidai4eo/manifest/000001-x.tsv.gz", "C:\\x"];
        Append(
        [
            .. keys.Select(key => new ManifestEntry(key, ManifestState.Here, 3)),
            new ManifestEntry("good", ManifestState.Here, 3) { Shard = secret },
            new ManifestEntry("good2", ManifestState.Here, 3) { Shard = "LICENSES.txt" },
            new ManifestEntry("huge", ManifestState.Here, long.MaxValue) { Shard = "shard-000000.tar", Offset = long.MaxValue },
        ]);
        Folder.Write("shard-000000.tar", [1]);
        var summary = await VerifyAsync();
        Assert.Equal((0L, 8L, 0L, 0L), (summary.Right, summary.Damaged, summary.Missing, summary.Bytes));
    }

    [Fact]
    public async Task RunAsync_NoHashOrOneOfAnUnknownKind_ComparesTheLength()
    {
        Append(
            new ManifestEntry("a", ManifestState.Here, 2), new ManifestEntry("b", ManifestState.Here, 2) { Hash = "blake9:00" },
            new ManifestEntry("c", ManifestState.Here, 2));
        Folder.Write("a", [1, 2]);
        Folder.Write("b", [1, 2]);
        Folder.Write("c", [1, 2, 3]);
        var summary = await VerifyAsync();
        Assert.Equal((2L, 2L, 1L), (summary.Right, summary.WithoutHash, summary.Damaged));
    }

    [Fact]
    public async Task RunAsync_UnreadableFile_IsDamaged()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("This user may read every file.");
            return;
        }

        var keys = await DownloadAsync(3);
        File.SetUnixFileMode(Folder[keys[0]], UnixFileMode.None);
        var finding = Assert.Single((await VerifyAsync()).Findings);
        Assert.Equal((keys[0], ManifestState.Damaged), (finding.Key, finding.State));
        Assert.Contains("may not be read", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ReadOnlyDestination_ReportsAndSaysThatItIsNotWritten()
    {
        using var disk = new SmallDisk(4);
        Put("a", [1, 2, 3]);
        Put("b", [1, 2, 3]);
        await DownloadAsync(["a", "b"], Options() with { Destination = disk.Path });
        await File.WriteAllBytesAsync(Path.Combine(disk.Path, "b"), [1, 2, 4], Token);
        disk.MakeReadOnly();
        var summary = await new Verifier(new VerifyOptions { Destination = disk.Path }).RunAsync(null, Token);
        Assert.Equal((1L, 1L), (summary.Right, summary.Damaged));
        Assert.Contains("read-only", summary.NotWritten, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Cancelled_KeepsWhatItFound()
    {
        var keys = await DownloadAsync(20);
        foreach (var key in keys) File.Delete(Folder[key]);
        using var cancel = new CancellationTokenSource();
        var options = new VerifyOptions { Destination = Folder.Path, Parallel = 1, OnFinding = _ => cancel.Cancel() };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Verifier(options).RunAsync(null, cancel.Token));
        Assert.Contains(LastLines().Values, entry => entry.State == ManifestState.Missing);
        Assert.Equal([], Folder.Files.Where(file => file.StartsWith(RunFile.FolderName, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task RunAsync_NoManifest_SaysWhatToDo()
    {
        Folder.Write("a", [1]);
        Assert.Contains("no manifest", (await Assert.ThrowsAsync<CorpusException>(VerifyAsync)).Message, StringComparison.Ordinal);
    }

    private void Damage(string key, Random random)
    {
        var bytes = (byte[])Truth[key].Clone();
        switch (random.Next(7))
        {
            case 0:
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                Folder.Write(key, bytes);
                break;
            case 1:
                Folder.Write(key, bytes[..random.Next(bytes.Length)]);
                break;
            case 2:
                Folder.Write(key, [.. bytes, 0]);
                break;
            case 3:
                File.Delete(Folder[key]);
                break;
            case 4:
                File.Delete(Folder[key]);
                Directory.CreateDirectory(Folder[key]);
                break;
        }
    }
}
