using RapidAI4EO.Corpus;
using Xunit;

namespace RapidAI4EO.Tests.Corpus;

public class TimeIntervalTests
{
    [Theory]
    [InlineData("2018-05-03T10:30:00Z", "2018-05-03T10:30:00Z")]
    [InlineData("2018-05-03t10:30:00z", "2018-05-03T10:30:00Z")]
    [InlineData("2018-05-03T10:30:00", "2018-05-03T10:30:00Z")]
    [InlineData("2018-05-03 10:30:00Z", "2018-05-03T10:30:00Z")]
    [InlineData("2018-05-03T12:30:00+02:00", "2018-05-03T10:30:00Z")]
    [InlineData("2018-05-03T10:30:00.123456789Z", "2018-05-03T10:30:00.1234567Z")]
    [InlineData("2018", "2018-01-01T00:00:00Z/2018-12-31T23:59:59.9999999Z")]
    [InlineData("2018-05", "2018-05-01T00:00:00Z/2018-05-31T23:59:59.9999999Z")]
    [InlineData("2018-05-03", "2018-05-03T00:00:00Z/2018-05-03T23:59:59.9999999Z")]
    [InlineData("9999", "9999-01-01T00:00:00Z/9999-12-31T23:59:59.9999999Z")]
    [InlineData("2018-02", "2018-02-01T00:00:00Z/2018-02-28T23:59:59.9999999Z")]
    [InlineData("2018-05/2018-07", "2018-05-01T00:00:00Z/2018-07-31T23:59:59.9999999Z")]
    [InlineData("2018-05-03/..", "2018-05-03T00:00:00Z/..")]
    [InlineData("/2018-01-01T00:00:00Z", "../2018-01-01T00:00:00Z")]
    [InlineData("../..", "../..")]
    public void Parse_LegalForm_IsItsClosedInterval(string text, string expected) => Assert.Equal(expected, TimeInterval.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("yesterday")]
    [InlineData("2018-13")]
    [InlineData("2018-02-30")]
    [InlineData("2018-05-03T25:00:00Z")]
    [InlineData("2018-07/2018-05")]
    [InlineData("2018/2019/2020")]
    [InlineData("18")]
    [InlineData("2018-5")]
    public void Parse_AnythingElse_SaysHowToWriteIt(string text)
    {
        var error = Assert.Throws<InvalidInputException>(() => TimeInterval.Parse(text));
        Assert.Contains("2018-05/2018-07", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Contains_BothEnds_AreIn()
    {
        var may = TimeInterval.Parse("2018-05-03T10:30:00Z/2018-05-08T10:30:00Z");
        Assert.True(may.Contains(may.Start!.Value));
        Assert.True(may.Contains(may.End!.Value));
        Assert.False(may.Contains(may.End.Value.AddTicks(1)));
    }
}
