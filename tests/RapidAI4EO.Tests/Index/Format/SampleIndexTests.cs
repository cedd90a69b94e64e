using System.Buffers.Binary;
using System.Security.Cryptography;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Output.Lists;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Index.Format;

public class SampleIndexTests
{
    [Fact]
    public void Open_AnyByteChanged_IsFound()
    {
        using var folder = new TestFolder();
        var path = folder["damaged.index"];
        var intact = File.ReadAllBytes(TestIndex.ZoneBorder.Index.Path);
        var covered = CoveredBytes(intact);
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            var at = random.Next(covered.Count);
            var damaged = (byte[])intact.Clone();
            damaged[covered[at]] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, damaged);
            var error = Assert.Throws<CorpusException>(() =>
            {
                using var index = SampleIndex.Open(path);
                index.CheckAll();
            });
            Assert.Contains("damaged.index", error.Message, StringComparison.Ordinal);
            Assert.Contains("rapidai4eo index build", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Open_CutAnywhere_IsFound()
    {
        using var folder = new TestFolder();
        var path = folder["cut.index"];
        var intact = File.ReadAllBytes(TestIndex.ZoneBorder.Index.Path);
        foreach (var length in (int[])[0, 1, 63, 64, 1000, intact.Length / 2, intact.Length - 1])
        {
            File.WriteAllBytes(path, intact[..length]);
            Assert.Throws<CorpusException>(() => SampleIndex.Open(path).Dispose());
        }
    }

    [Fact]
    public void Open_OtherVersion_SaysSo()
    {
        using var folder = new TestFolder();
        var path = folder["new.index"];
        var bytes = File.ReadAllBytes(TestIndex.ZoneBorder.Index.Path);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), 99);
        File.WriteAllBytes(path, bytes);
        Assert.Contains("format version 99", Assert.Throws<CorpusException>(() => SampleIndex.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dispose_Twice_IsOnce()
    {
        var index = SampleIndex.Open(TestIndex.ZoneBorder.Index.Path);
        index.Dispose();
        index.Dispose();
    }

    [Fact]
    public void Dispose_ThenRead_Throws()
    {
        var index = SampleIndex.Open(TestIndex.ZoneBorder.Index.Path);
        var keys = new AssetList(index, SampleSet.All(index.Count), [(Product.Labels, null)]).Keys().GetEnumerator();
        Assert.True(keys.MoveNext());
        index.Dispose();
        Assert.Throws<ObjectDisposedException>(() => index.IdOf(0));
        Assert.Throws<ObjectDisposedException>(() => index.CheckAll());
        Assert.Throws<ObjectDisposedException>(() =>
        {
            while (keys.MoveNext())
            {
            }
        });
    }

    [Fact]
    public void Open_ThenOverwritten_AnswersAsBefore()
    {
        using var folder = new TestFolder();
        var path = folder["served.index"];
        var intact = TestIndex.ZoneBorder.Index;
        File.Copy(intact.Path, path);
        using var index = SampleIndex.Open(path);
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) file.SetLength(1);
        Assert.Equal(Everything(intact), Everything(index));
    }

    [Fact]
    public void Open_ContentChangedAndChecksumsMadeRight_IsDamagedOrReadable()
    {
        using var folder = new TestFolder();
        var path = folder["forged.index"];
        var intact = File.ReadAllBytes(TestIndex.ZoneBorder.Index.Path);
        var covered = CoveredBytes(intact);
        const int Seed = 20261201;
        TestContext.Current.SendDiagnosticMessage($"seed {Seed}");
        var random = new Random(Seed);
        var refused = 0;
        for (var i = 0; i < 1_500; i++)
        {
            var forged = (byte[])intact.Clone();
            for (var n = random.Next(1, 4); n > 0; n--) forged[covered[random.Next(covered.Count)]] = (byte)random.Next(256);
            Sign(forged);
            File.WriteAllBytes(path, forged);
            try
            {
                using var index = SampleIndex.Open(path);
                index.CheckAll();
                Everything(index);
            }
            catch (CorpusException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 100, 1_499);
    }

    [Fact]
    public void Open_NoIndex_SaysSo()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["text.index"], new string('x', 1000));
        Assert.Contains("is not an index", Assert.Throws<CorpusException>(() => SampleIndex.Open(folder["text.index"])).Message, StringComparison.Ordinal);
        Assert.Throws<CorpusException>(() => SampleIndex.Open(folder["missing.index"]));
        Assert.Contains("is a folder", Assert.Throws<CorpusException>(() => SampleIndex.Open(folder.Path)).Message, StringComparison.Ordinal);
    }

    /// <summary>A number that depends on all that an index says of its samples.</summary>
    private static int Everything(SampleIndex index)
    {
        var all = new HashCode();
        for (var ordinal = 0; ordinal < index.Count; ordinal++)
        {
            all.Add(index.IdOf(ordinal));
            all.Add(index.OrdinalOf(index.IdOf(ordinal)));
            all.Add(index.PublishedCorners(ordinal));
            for (var c = 0; c < ClcNomenclature.Classes.Count; c++)
            {
                var count = index.PostingsOf(c).CountOf(ordinal);
                all.Add(count == ClassPostings.NonQuantized ? index.NonQuantizedFractionOf(ordinal, c) : count);
            }
        }

        foreach (var tile in index.Tiles) all.Add(tile.Tile);
        return all.ToHashCode();
    }

    /// <summary>Makes all checksums right, as only somebody who means harm would.</summary>
    private static void Sign(byte[] index)
    {
        var count = BinaryPrimitives.ReadInt32LittleEndian(index.AsSpan(12));
        if (count is < 0 or > 1000 || 64 + (count * 64) > index.Length) return;
        for (var i = 0; i < count; i++)
        {
            var row = index.AsSpan(64 + (i * 64), 64);
            var offset = BinaryPrimitives.ReadInt64LittleEndian(row[16..]);
            var length = BinaryPrimitives.ReadInt64LittleEndian(row[24..]);
            if (offset < 0 || length < 0 || offset > index.Length - length) continue;
            SHA256.HashData(index.AsSpan((int)offset, (int)length), row[32..]);
        }

        SHA256.HashData(index.AsSpan(64, count * 64), index.AsSpan(24, 32));
    }

    /// <summary>All bytes but the padding between sections and the header's spare ones, which mean nothing.</summary>
    private static List<int> CoveredBytes(byte[] index)
    {
        var count = BinaryPrimitives.ReadInt32LittleEndian(index.AsSpan(12));
        var covered = new List<int>(Enumerable.Range(0, 56));
        covered.AddRange(Enumerable.Range(64, 64 * count));
        for (var row = 0; row < count; row++)
        {
            var at = 64 + (64 * row);
            var offset = (int)BinaryPrimitives.ReadInt64LittleEndian(index.AsSpan(at + 16));
            covered.AddRange(Enumerable.Range(offset, (int)BinaryPrimitives.ReadInt64LittleEndian(index.AsSpan(at + 24))));
        }

        return covered;
    }
}
