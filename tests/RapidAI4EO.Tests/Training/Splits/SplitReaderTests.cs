using System.Text;
using RapidAI4EO.Corpus;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Training.Splits;
using Xunit;

namespace RapidAI4EO.Tests.Training.Splits;

/// <summary>Split files as other programs write them.</summary>
public sealed class SplitReaderTests : IDisposable
{
    private const string Unknown = "32N_10E-200N_01_01";

    private readonly TestFolder _folder = new();

    private static SampleId[] Ids { get; } = [.. Enumerable.Range(0, 5).Select(TestIndex.Berlin.Index.IdOf)];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadFile_AsSpreadsheetsWriteIt_IsRead()
    {
        var table = Read($"\uFEFF\"place\",\"sample_id\",\"split\"\r\n\"Berlin, Mitte\",\"{Ids[1]}\",\"train\"\r\n\"the \"\"pond\"\"\", {Ids[0]} , test \r\n\r\n,{Ids[2]},\r\n,{Ids[3]},none\r\n");
        Assert.Equal(["train", "test"], table.Split.Names);
        Assert.Equal(
            [(Ids[0], "test"), (Ids[1], "train"), (Ids[2], "none"), (Ids[3], "none")],
            table.Split.Ordinals.Select((ordinal, at) => (TestIndex.Berlin.Index.IdOf(ordinal), table.Split.NameOf(at))));
        Assert.Equal((0, 0, 2), (table.UnknownIds, table.InSeveralSplits, table.Split.LeftOut));
    }

    [Fact]
    public void ReadFile_TwoByteOrderMarks_AreLetPass() => Assert.Single(Read($"\uFEFF\uFEFFsample_id,split\n{Ids[0]},train").Split.Ordinals);

    [Fact]
    public void ReadFile_RepeatedAndUnknownIds_AreCountedAndTheFirstIsKept()
    {
        var table = Read(
            $"sample_id,split\n{Ids[0]},train\n{Ids[0]},train\n{Ids[1]},train\n{Ids[1]},test\n{Ids[1]},none\n{Unknown},test\n{Unknown},train\n{Ids[2]},\n{Ids[2]},test\n");
        Assert.Equal(["train", "train", "none"], table.Split.Ordinals.Select((_, at) => table.Split.NameOf(at)));
        // Lines of unknown samples, and samples that stand in several splits, however often.
        Assert.Equal((2, 2), (table.UnknownIds, table.InSeveralSplits));
    }

    [Theory]
    [InlineData("", "line 1: a split file starts with a header")]
    [InlineData("id,split\n", "line 1: a split file starts with a header")]
    [InlineData("sample_id,split\n33N_15E-200N_01_09", "line 2: there are 1 cells where the header has 2")]
    [InlineData("sample_id,split\n33N_15E-200N_01_09,train,x", "line 2: there are 3 cells where the header has 2")]
    [InlineData("sample_id,split\n\n33N_15E-200N_41_09,train", "line 3: '33N_15E-200N_41_09' is not a sample id")]
    [InlineData("sample_id,split\n33N_15E-200N_01_09,\"train", "line 2: a quote is opened and not closed")]
    [InlineData("sample_id,split\n33N_15E-200N_01_09,my split", "line 2: 'my split' is no name for a split")]
    [InlineData("sample_id,split\n33N_15E-200N_01_09,train\n33N_15E-200N_01_10,Train", "line 3: Two splits have the same name: train,Train")]
    [InlineData("sample_id,split\n", "puts no sample into a split")]
    [InlineData("sample_id,split\n33N_15E-200N_01_09,none\n33N_15E-200N_01_10,", "puts no sample into a split")]
    public void ReadFile_Bad_IsRefusedWithTheLine(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidInputException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void ReadFile_ThatWasWritten_IsTheSame()
    {
        var split = new Split(TestIndex.Berlin.Index, ["a", "b"], [0, 2, 3], [1, Split.None, 0]);
        using var stream = new MemoryStream();
        SplitWriter.WriteCsv(split, stream, TestContext.Current.CancellationToken);
        var again = Read(Encoding.UTF8.GetString(stream.ToArray())).Split;
        Assert.Equal(split.Ordinals, again.Ordinals);
        Assert.Equal(Enumerable.Range(0, 3).Select(split.NameOf), Enumerable.Range(0, 3).Select(again.NameOf));
    }

    private SplitTable Read(string text) => SplitReader.ReadFile(TestIndex.Berlin.Index, _folder.Write("split.csv", text));
}
