using System.Buffers.Binary;
using RapidAI4EO.Index;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Index;

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
    public void Open_NoIndex_SaysSo()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder["text.index"], new string('x', 1000));
        Assert.Contains("is not an index", Assert.Throws<CorpusException>(() => SampleIndex.Open(folder["text.index"])).Message, StringComparison.Ordinal);
        Assert.Throws<CorpusException>(() => SampleIndex.Open(folder["missing.index"]));
        Assert.Contains("is a folder", Assert.Throws<CorpusException>(() => SampleIndex.Open(folder.Path)).Message, StringComparison.Ordinal);
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
