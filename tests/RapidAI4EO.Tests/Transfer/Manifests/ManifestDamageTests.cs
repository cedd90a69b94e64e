using System.Buffers;
using System.Text;
using RapidAI4EO.Files;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Tests.Transfer.Download;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Manifests;

/// <summary>What becomes of a manifest's lines when bits of its files turn over.</summary>
public sealed class ManifestDamageTests : IDisposable
{
    private const int Blocks = 4;
    private const int LinesInBlock = 20;
    private const int HeaderLength = 18;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_ABitOfAHeaderTurned_LosesNoLine()
    {
        var (bytes, starts) = Written();
        for (var block = 0; block < starts.Count; block++)
        {
            for (var bit = 0; bit < HeaderLength * 8; bit++)
            {
                var damaged = Flipped(bytes, (starts[block] * 8) + bit);
                Assert.Equal((Blocks * LinesInBlock, 0), ReadBack(damaged));
            }
        }
    }

    [Fact]
    public void Read_ABitInABlockTurned_LosesAtMostThatBlock()
    {
        var (bytes, starts) = Written();
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var block = 1 + random.Next(Blocks);
            var end = block + 1 < starts.Count ? starts[block + 1] : bytes.Length;
            var (lines, damaged) = ReadBack(Flipped(bytes, random.Next((starts[block] + HeaderLength) * 8, end * 8)));

            // A few bits between what is packed and its checksum mean nothing.
            Assert.InRange(damaged, 0, 1);
            Assert.Equal((Blocks - damaged) * LinesInBlock, lines);
        }
    }

    [Fact]
    public void Tidy_DamageAtTheEnd_IsNotTakenForACutAndCutAway()
    {
        var (bytes, starts) = Written();
        var path = Put(Flipped(bytes, (starts[^1] * 8) + 600));
        var known = KnownFiles.Load(_folder.Path, TestContext.Current.CancellationToken);
        TruncatedManifests.Tidy(_folder.Path, known.CutFiles);
        Assert.Equal(bytes.Length, new FileInfo(path).Length);
        Assert.Equal(1, known.DamagedBlocks);

        Put(bytes[..(starts[^1] + 30)]);
        known = KnownFiles.Load(_folder.Path, TestContext.Current.CancellationToken);
        TruncatedManifests.Tidy(_folder.Path, known.CutFiles);
        Assert.Equal(starts[^1], new FileInfo(path).Length);
    }

    [Fact]
    public void MergeIfMany_DamageInOneFile_CostsNoLineOfTheOthersAndIsStillTold()
    {
        var (bytes, starts) = Written();
        for (var i = 1; i <= 40; i++) Put(i == 7 ? Flipped(bytes, (starts[2] * 8) + 600) : bytes, i);
        var lines = Manifest.Read(_folder.Path).Count();
        ManifestMerge.MergeIfMany(_folder.Path, "aaaaaaaaaaaa", new NoSync());
        Assert.Single(ManifestFolder.Files(_folder.Path));
        Assert.Equal((40 * Blocks * LinesInBlock) - LinesInBlock, lines);
        Assert.Equal(lines, Manifest.Read(_folder.Path).Count());
        Assert.Equal(1, KnownFiles.Load(_folder.Path, TestContext.Current.CancellationToken).DamagedBlocks);
    }

    [Theory]
    [InlineData("2147483646")]
    [InlineData("2147483647")]
    [InlineData("9223372036854775806")]
    public void NewFile_AfterAHighNumber_IsReadAfterIt(string number)
    {
        var (bytes, _) = Written();
        File.Move(Put(bytes), Path.Combine(ManifestFolder.Of(_folder.Path), $"{number}-aaaaaaaaaaaa.tsv.gz"));
        var next = ManifestFolder.NewFile(_folder.Path, "000000000000");
        File.WriteAllBytes(next, bytes);
        Assert.Equal(next, ManifestFolder.Files(_folder.Path)[^1]);
        Assert.Equal(2, ManifestFolder.Files(_folder.Path).Length);
    }

    [Fact]
    public void NewFile_AfterTheHighestNumber_IsRefused()
    {
        var (bytes, _) = Written();
        File.Move(Put(bytes), Path.Combine(ManifestFolder.Of(_folder.Path), $"{long.MaxValue}-aaaaaaaaaaaa.tsv.gz"));
        Assert.Contains("highest number", Assert.Throws<DestinationException>(() => ManifestFolder.NewFile(_folder.Path, "0")).Message, StringComparison.Ordinal);
    }

    /// <summary>At most 3,000 mutations: no fault but those that are told as such, and no line that was not written.</summary>
    [Fact]
    public void Read_Mutations_NeitherFailNorInventLines()
    {
        var (bytes, _) = Written();
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var path = Put(bytes);
        var written = Manifest.Read(_folder.Path).ToHashSet();
        for (var round = 0; round < 3000; round++)
        {
            File.WriteAllBytes(path, Mutation.Of(bytes, random));
            Assert.All(Manifest.Read(_folder.Path), entry => Assert.Contains(entry, written));
        }
    }

    /// <summary>Deflate without an end, whose text is as long as the trailer says: a stream of gzip ends with its bytes and compares nothing.</summary>
    [Fact]
    public void TryUnpack_WhatHasNoEnd_IsDamaged()
    {
        // Stored (RFC 1951, 3.2.4), not the last block: 5 letters, and nothing behind them.
        byte[] deflate = [0, 5, 0, 0xFA, 0xFF, .. "other"u8];
        var block = new byte[GzipBlock.FullHeader + deflate.Length + 8];
        deflate.CopyTo(block, GzipBlock.FullHeader);
        block[^4] = 5;
        GzipBlock.PutHeader(block);
        Assert.False(GzipBlock.TryUnpack(block, GzipBlock.NewTextBuffer(), out _));
    }

    [Fact]
    public void FillEmpty_OfAnyLength_IsAMemberOfThatLengthWithoutText()
    {
        var output = new MemoryStream();
        GzipBlock.Write(ManifestLine.Header, output);
        int[] lengths = [.. Enumerable.Range(GzipBlock.LeastEmpty, 200), 9_999, GzipBlock.MaxLength];
        foreach (var length in lengths)
        {
            var block = new byte[length];
            Bytes.Random(length, length).CopyTo(block, 0);
            GzipBlock.FillEmpty(block);
            output.Write(block);
        }

        GzipBlock.Write("the end\n"u8, output);
        var path = _folder.Write("empty.gz", output.ToArray());

        // What gzip itself reads.
        Assert.Equal([Encoding.UTF8.GetString(ManifestLine.Header).TrimEnd('\n'), "the end"], Gdal.Run("import gzip, sys; sys.stdout.write(gzip.open(sys.argv[1], 'rt').read())", [path]));
        var reader = new ManifestBlocks(File.OpenRead(Put(output.ToArray())), () => false);
        var blocks = 0;
        while (reader.MoveNext()) blocks++;
        Assert.Equal((lengths.Length + 2, 0), (blocks, reader.Damaged));
    }

    private static byte[] Flipped(byte[] bytes, int bit)
    {
        var flipped = bytes.ToArray();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }

    /// <summary>A file of several blocks, and where each begins.</summary>
    private static (byte[] Bytes, List<int> Starts) Written()
    {
        var output = new MemoryStream();
        var starts = new List<int> { 0 };
        GzipBlock.Write(ManifestLine.Header, output);
        for (var block = 0; block < Blocks; block++)
        {
            starts.Add((int)output.Length);
            GzipBlock.Write(Lines(block), output);
        }

        return (output.ToArray(), starts);
    }

    private static ReadOnlySpan<byte> Lines(int block)
    {
        var lines = new ArrayBufferWriter<byte>();
        for (var i = 0; i < LinesInBlock; i++)
        {
            var hash = "sha256:" + Convert.ToHexStringLower(Bytes.Random(32, (block * LinesInBlock) + i));
            ManifestLine.Write(new ManifestEntry($"block{block}/{i}.tif", ManifestState.Here, i) { Hash = hash }, lines);
        }

        return lines.WrittenSpan;
    }

    private (int Lines, int Damaged) ReadBack(byte[] bytes)
    {
        Put(bytes);
        var reader = new ManifestReader(_folder.Path);
        return (reader.Entries().Count(), reader.DamagedBlocks);
    }

    private string Put(byte[] bytes, int number = 1)
    {
        Directory.CreateDirectory(ManifestFolder.Of(_folder.Path));
        var path = Path.Combine(ManifestFolder.Of(_folder.Path), $"{number:000000}-aaaaaaaaaa{number:00}.tsv.gz");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private sealed class NoSync : DiskSync
    {
        public override bool FlushesSingly => false;

        public override void Flush()
        {
        }
    }
}
