using System.IO.Compression;
using RapidAI4EO.Files;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Manifests;

public sealed class ManifestTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_WhatWasAppended_IsTheSame()
    {
        var entries = Entries(5000);
        Append("a", entries);
        Assert.True(Manifest.Read(_folder.Path).SequenceEqual(entries));
    }

    [Fact]
    public void File_UnpackedWithPlainGzip_IsATable()
    {
        // Two appends, several blocks: any gzip reads them as one text.
        var entries = Entries(3000);
        Append("a", entries[..10], entries[10..]);
        using var gzip = new GZipStream(File.OpenRead(Assert.Single(ManifestFolder.Files(_folder.Path))), CompressionMode.Decompress);
        var lines = new StreamReader(gzip).ReadToEnd().Split('\n');
        Assert.Equal("key\tstate\tbytes\thash\tetag\troot\ttime\tshard\toffset", lines[0]);
        Assert.Equal("a/1.tif\there\t8\txxh64:0000000000000001\t\"e1\"\thttps://x.org/c/\t1970-01-01T00:00:01Z\t\t", lines[2]);
        Assert.Equal("a/3.tif\tmissing\t24\t\t\"e3\"\thttps://x.org/c/\t1970-01-01T00:00:03Z\tshard-000001.tar\t1536", lines[4]);
        Assert.Equal(3002, lines.Length);
    }

    [Fact]
    public void File_ManyEntries_IsCompact()
    {
        Append("a", Entries(50_000));
        Assert.InRange(new FileInfo(Assert.Single(ManifestFolder.Files(_folder.Path))).Length, 1, 50_000 * 16);
    }

    [Fact]
    public void Read_CutAnywhere_GivesWholeLinesFromTheStart()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var entries = Entries(3000);
        Append("a", entries[..1000], entries[1000..2000], entries[2000..]);
        var path = Assert.Single(ManifestFolder.Files(_folder.Path));
        var whole = File.ReadAllBytes(path);
        var random = new Random(seed);
        for (var round = 0; round < 50; round++)
        {
            File.WriteAllBytes(path, whole[..random.Next(whole.Length)]);
            var read = Manifest.Read(_folder.Path).ToList();
            Assert.True(read.SequenceEqual(entries[..read.Count]));
        }
    }

    [Fact]
    public void Read_ABitFlippedAnywhere_NeverGivesAWrongLine()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var entries = Entries(3000);
        var truth = entries.ToHashSet();
        Append("a", entries);
        var path = Assert.Single(ManifestFolder.Files(_folder.Path));
        var whole = File.ReadAllBytes(path);
        var random = new Random(seed);
        for (var round = 0; round < 100; round++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[random.Next(whole.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, damaged);
            Assert.True(truth.IsSupersetOf(Manifest.Read(_folder.Path)));
        }
    }

    [Fact]
    public void Read_SeveralRuns_ComesInTheirOrder()
    {
        var entries = Entries(60);
        for (var run = 0; run < 6; run++) Append($"{9 - run}", entries[(run * 10)..((run * 10) + 10)]);
        Assert.Equal(entries, Manifest.Read(_folder.Path));
    }

    [Fact]
    public void MergeIfMany_ManyRuns_MakesOneFileWithTheSameLines()
    {
        var entries = Entries(400);
        for (var run = 0; run < 40; run++) Append($"{run % 7}{run}", entries[(run * 10)..((run * 10) + 10)]);
        using (var live = RunFile.Create(_folder.Path))
        {
            ManifestMerge.MergeIfMany(_folder.Path, live.Id, DiskSync.Of(live.Handle));
        }

        Assert.Single(ManifestFolder.Files(_folder.Path));
        Assert.Equal(entries, Manifest.Read(_folder.Path));
        Append("later", Entries(1));
        Assert.Equal([.. entries, .. Entries(1)], Manifest.Read(_folder.Path));
    }

    [Fact]
    public void Append_TextThatWouldBreakALine_IsLeftOut()
    {
        var entry = new ManifestEntry("a b/ü.tif", ManifestState.Here, 5) { ETag = "x\ty", Root = "/tmp/a\nb", Time = DateTimeOffset.UnixEpoch };
        Append("a", [entry]);
        Assert.Equal([entry with { ETag = null, Root = "" }], Manifest.Read(_folder.Path));
    }

    [Fact]
    public void KnownFiles_AtRandom_KnowsTheLastWordOnEachKey()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        string[] keys =
        [
            "imagery/33N/15E-200N/33N_15E-200N_01_09/PF-SR/2018-01-03.tif", "imagery/33N/15E-200N/33N_15E-200N_01_09/PF-QA/2018-01-03.tif",
            "imagery/33N/15E-200N/33N_15E-200N_01_09/S2-SR/2018-12.tif", "labels/33N/15E-200N/labels_33N_15E-200N_01_09.geojson",
            "imagery/33N/15E-200N/33N_15E-200N_01_10/PF-SR/2019-12-29.tif", "resources/x.csv", "other/ü", "Other/ü",
        ];
        var truth = new Dictionary<string, long?>();
        var entries = new List<ManifestEntry>();
        for (var i = 0; i < 300; i++)
        {
            var key = keys[random.Next(keys.Length)];
            var known = truth.GetValueOrDefault(key);

            // A file gets another length only after it was gone, as in a download.
            var isHere = known is null;
            var length = known ?? random.Next(1000);
            truth[key] = isHere ? length : null;
            entries.Add(new ManifestEntry(key, isHere ? ManifestState.Here : (ManifestState)random.Next(1, 4), length));
        }

        Append("a", entries);
        var files = KnownFiles.Load(_folder.Path, default);
        foreach (var key in keys)
        {
            for (var length = 0; length < 1000; length++) Assert.Equal(truth.GetValueOrDefault(key) == length, files.Contains(key, length));
        }
    }

    private static List<ManifestEntry> Entries(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new ManifestEntry($"a/{i}.tif", i % 4 == 3 ? ManifestState.Missing : ManifestState.Here, i * 8)
        {
            Hash = i % 4 == 3 ? null : $"xxh64:{i:x16}",
            ETag = $"\"e{i}\"",
            Root = "https://x.org/c/",
            Time = DateTimeOffset.UnixEpoch.AddSeconds(i),
            Shard = i % 4 == 3 ? "shard-000001.tar" : null,
            Offset = i % 4 == 3 ? i * 512 : 0,
        }),
    ];

    private void Append(string run, params List<ManifestEntry>[] groups)
    {
        Directory.CreateDirectory(_folder[RunFile.FolderName]);
        using var writer = new ManifestWriter(ManifestFolder.NewFile(_folder.Path, run), () => { });
        foreach (var group in groups) writer.Append(ManifestLine.TextOf(group));
    }
}
