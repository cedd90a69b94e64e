using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Sets;
using Xunit;

namespace RapidAI4EO.Tests.Search.Sets;

public sealed class IdListTests
{
    private static readonly SampleId First = SampleId.Parse("33N_15E-200N_01_09");
    private static readonly SampleId Second = SampleId.Parse("30N_12E-191N_01_19");

    [Theory]
    [InlineData("33N_15E-200N_01_09\n30N_12E-191N_01_19")]
    [InlineData("\uFEFF# mine\r\n\r\n33N_15E-200N_01_09 \r\n  30N_12E-191N_01_19\r\n")]
    [InlineData("sample_id\n33N_15E-200N_01_09\n30N_12E-191N_01_19\n")]
    [InlineData("sample_id,clc_111\n33N_15E-200N_01_09,0.5\n30N_12E-191N_01_19,1.0\n")]
    [InlineData("\uFEFF\"sample_id\",\"clc_111\"\r\n\"33N_15E-200N_01_09\",0.5\r\n\"30N_12E-191N_01_19\",1.0\r\n")]
    public void Read_AnyTolerableForm_ReadsTheIds(string text) => Assert.Equal([First, Second], IdList.Read(new StringReader(text), "The list"));

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n\n")]
    [InlineData("sample_id\n")]
    public void Read_NothingInIt_IsEmpty(string text) => Assert.Empty(IdList.Read(new StringReader(text), "The list"));

    [Theory]
    [InlineData("33N_15E-200N_01_09\n\nBerlin\n", "The list, line 3: 'Berlin'")]
    [InlineData("33N_15E-200N_01_09\nsample_id\n", "line 2: 'sample_id'")]
    [InlineData("33N_15E-200N_01_09,0.5\n", "line 1: '33N_15E-200N_01_09,0.5'")]
    [InlineData("33N_15E-200N_41_09\n", "line 1: '33N_15E-200N_41_09'")]
    public void Read_NoId_NamesLineAndText(string text, string mentions)
    {
        var refusal = Assert.Throws<InvalidInputException>(() => IdList.Read(new StringReader(text), "The list"));
        Assert.Contains(mentions, refusal.Message, StringComparison.Ordinal);
    }
}
