using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Addresses;
using Xunit;

namespace RapidAI4EO.Tests.Storage.Addresses;

public sealed class ObjectKeyTests
{
    [Theory]
    [InlineData("imagery/33N/15E-200N/33N_15E-200N_01_09/PF-SR/2018-01-03.tif")]
    [InlineData("a")]
    [InlineData(".hidden/..a")]
    [InlineData("a b/ü,%20#&=+")]
    [InlineData("COM/LPT/CONSOLE/NULL.tif")]
    public void Validate_OrdinaryKey_IsGivenBack(string key) => Assert.Same(key, ObjectKey.Validate(key));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../a")]
    [InlineData("a/../b")]
    [InlineData("a/..")]
    [InlineData("a/./b")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("//host/share")]
    [InlineData("a\\b")]
    [InlineData("..\\a")]
    [InlineData("C:/a")]
    [InlineData("c:a")]
    [InlineData("a:stream")]
    [InlineData("https://other.example/a")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a\u007fb")]
    [InlineData("a\u202eb")]
    [InlineData("a?b")]
    [InlineData("a*b")]
    [InlineData("CON")]
    [InlineData("a/nul.tif")]
    [InlineData("a/Com1/b")]
    [InlineData("lpt9.x.y")]
    [InlineData("AUX .tif")]
    [InlineData("a./b")]
    [InlineData("a /b")]
    public void Validate_HostileKey_IsRefused(string key) => Assert.Throws<InvalidInputException>(() => ObjectKey.Validate(key));

    [Fact]
    public void FindFault_LoneSurrogate_IsRefused() => Assert.NotNull(ObjectKey.FindFault("a\ud800b"));

    [Fact]
    public void FindFault_TooLong_IsRefused()
    {
        Assert.Null(ObjectKey.FindFault(new string('a', ObjectKey.MaxNameLength)));
        Assert.NotNull(ObjectKey.FindFault(new string('a', ObjectKey.MaxNameLength + 1)));
        Assert.NotNull(ObjectKey.FindFault(new string('ü', (ObjectKey.MaxNameLength / 2) + 1)));
        Assert.NotNull(ObjectKey.FindFault(string.Join('/', Enumerable.Repeat("abcdefg", 129))));
    }
}
