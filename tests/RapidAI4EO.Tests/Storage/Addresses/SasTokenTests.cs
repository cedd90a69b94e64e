using RapidAI4EO.Storage.Addresses;
using Xunit;

namespace RapidAI4EO.Tests.Storage.Addresses;

public sealed class SasTokenTests
{
    [Theory]
    [InlineData("?sv=1&sig=secret", null)]
    [InlineData(" sv=1&sig=secret%3D\n", null)]
    [InlineData("sv=1&se=2", "no 'sig='")]
    [InlineData("sig=", "no 'sig='")]
    [InlineData("https://a/b?sig=secret", "whole URL")]
    [InlineData("b?sig=secret", "whole URL")]
    [InlineData("sig=secret sv=1", "characters")]
    [InlineData("sig=secret#x", "characters")]
    [InlineData("sig=sécret", "characters")]
    public void FindFault_AText_SaysWhatIsWrongWithoutIt(string text, string? words)
    {
        var fault = SasToken.FindFault(text);
        if (words is null)
        {
            Assert.Null(fault);
            return;
        }

        Assert.Contains(words, fault!, StringComparison.Ordinal);
        Assert.DoesNotContain("cret", fault!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing here", "nothing here")]
    [InlineData("a?sv=1&sig=secret&sp=r", "a?sv=1&sig=...&sp=r")]
    [InlineData("SIG=secret", "SIG=...")]
    [InlineData("'sig=secret' and sig=secret", "'sig=...' and sig=...")]
    [InlineData("sig=", "sig=...")]
    public void Hide_AText_LosesItsSignatures(string text, string expected) => Assert.Equal(expected, SasToken.Hide(text));

    [Theory]
    [InlineData("?se=2020-01-01T10%3A00%3A00Z&sig=x", "2020-01-01T10:00:00Z")]
    [InlineData("?sig=x&se=2020-01-01", "2020-01-01T00:00:00Z")]
    [InlineData("?se=soon", null)]
    [InlineData("?sig=x", null)]
    [InlineData("", null)]
    public void ExpiryOf_AQuery_IsItsEnd(string query, string? expected) =>
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected), SasToken.ExpiryOf(query));
}
