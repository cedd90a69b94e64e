using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Filters;
using Xunit;

namespace RapidAI4EO.Tests.Search.Filters;

public class LikePatternTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("%", "", true)]
    [InlineData("_", "", false)]
    [InlineData("_", "😀", true)]
    [InlineData("a%", "ab", true)]
    [InlineData("%b", "ab", true)]
    [InlineData("a%b", "ab", true)]
    [InlineData("ab%b", "ab", false)]
    [InlineData("%aa%aa%", "aaa", false)]
    [InlineData("%aa%aa%", "aaxaa", true)]
    [InlineData("%ab_%d", "xabcabcd", true)]
    [InlineData("100\\%", "100%", true)]
    [InlineData("100\\%", "1000", false)]
    [InlineData("a\\_b", "axb", false)]
    [InlineData("\\\\", "\\", true)]
    [InlineData("A", "a", false)]
    [InlineData("😀_", "😀😀", true)]
    [InlineData("%_😀", "😀", false)]
    [InlineData("%😀%", "a", false)]
    [InlineData("\uD7FF_", "\uD7FFa", true)]
    [InlineData("%a_c%", "xabbabcx", true)]
    [InlineData("%a_c%", "xabba_", false)]
    [InlineData("%%%", "anything\nat all", true)]
    public void Matches_Text_IsAsTheStandardSays(string pattern, string text, bool matches) =>
        Assert.Equal(matches, LikePattern.Read(pattern, default).Matches(text));

    [Fact]
    public void Matches_PatternThatMakesBacktrackingExplode_Answers()
    {
        var pattern = string.Concat(Enumerable.Repeat("%a", 499)) + "%b";
        Assert.False(LikePattern.Read(pattern, default).Matches(new string('a', 100_000)));
    }

    [Theory]
    [InlineData("abc\\")]
    [InlineData("\\%\\")]
    public void Read_LoneBackslash_IsRefused(string pattern) =>
        Assert.Contains("backslash", Assert.Throws<InvalidInputException>(() => LikePattern.Read(pattern, default)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_EndlessPattern_IsRefused() => Assert.Throws<InvalidInputException>(() => LikePattern.Read(new string('_', 1_001), default));
}
