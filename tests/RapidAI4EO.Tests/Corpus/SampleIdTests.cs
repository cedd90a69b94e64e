using RapidAI4EO.Corpus;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Corpus;

public class SampleIdTests
{
    [Theory]
    [InlineData("33N_15E-200N_01_09")]
    [InlineData("35N_19E-292N_23_31")]
    [InlineData("30N_8E-191N_40_01")]
    [InlineData("30N_08E-191N_40_01")]
    public void Parse_PublishedForm_PrintsTheSame(string text) => Assert.Equal(text, SampleId.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("33N_15E-200N_01")]
    [InlineData("33N_15E-200N_00_09")]
    [InlineData("33N_15E-200N_41_09")]
    [InlineData("33N_15E-200N_01_00")]
    [InlineData("33N_15E-200N_1_9")]
    [InlineData("33S_15E-200N_01_09")]
    [InlineData("61N_15E-200N_01_09")]
    [InlineData("00N_15E-200N_01_09")]
    [InlineData("33N/15E-200N_01_09")]
    [InlineData("33N_15E-0200N_01_09")]
    [InlineData("33N_15E-999N_01_09")]
    [InlineData("33N_99E-200N_01_09")]
    [InlineData("33N_15E-200N_01_09 ")]
    [InlineData("33N_15E-200N_01_0\u0969")]
    [InlineData("../../../etc/passwd")]
    public void Parse_AnythingElse_SaysHowToWriteIt(string text)
    {
        var error = Assert.Throws<InvalidInputException>(() => SampleId.Parse(text));
        Assert.Contains("33N_15E-200N_01_09", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_Printed_IsTheSameId() => Generators.Check(Generators.Ids, id =>
    {
        Assert.True(SampleId.TryParse(id.ToString(), out var read));
        Assert.Equal(id, read);
        Assert.Equal(id.ToString(), read.ToString());
        Assert.True(SampleId.TryParse(System.Text.Encoding.UTF8.GetBytes(id.ToString()), out var fromUtf8));
        Assert.Equal(id, fromUtf8);
    });

    [Fact]
    public void Unpack_Packed_PrintsTheSame() => Generators.Check(Generators.Ids, id =>
    {
        var packed = id.Pack();
        Assert.InRange(packed, 0UL, (1UL << 34) - 1);
        Assert.Equal(id.ToString(), SampleId.Unpack(packed).ToString());
    });

    [Fact]
    public void Equals_PaddedEasting_IsTheSamePlace()
    {
        var plain = SampleId.Parse("30N_8E-191N_40_01");
        var padded = SampleId.Parse("30N_08E-191N_40_01");
        Assert.Equal(plain, padded);
        Assert.Equal(plain.GetHashCode(), padded.GetHashCode());
        Assert.Equal(0, plain.CompareTo(padded));
        Assert.NotEqual(plain.ToString(), padded.ToString());
        Assert.Equal(plain.Footprint, padded.Footprint);
    }
}
