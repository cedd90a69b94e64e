using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Configuration;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Storage.Configuration;

public sealed class RootConfigurationTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FindPath_Environment_GoesBeforeTheSystem()
    {
        var own = _folder["own.json"];
        Assert.Equal(own, RootConfiguration.FindPath(Of((RootConfiguration.Variable, own), ("XDG_CONFIG_HOME", _folder.Path))));
        Assert.Equal(_folder["rapidai4eo/config.json"], RootConfiguration.FindPath(Of(("XDG_CONFIG_HOME", _folder.Path))));
        Assert.DoesNotContain("relative", RootConfiguration.FindPath(Of(("XDG_CONFIG_HOME", "relative"))), StringComparison.Ordinal);
        Assert.True(Path.IsPathFullyQualified(RootConfiguration.FindPath(Of())));
    }

    [Fact]
    public void Load_NoFile_IsAFaultOnlyWhereItWasNamed()
    {
        Assert.False(RootConfiguration.Load(Of(("XDG_CONFIG_HOME", _folder.Path))).Exists);
        var e = Assert.Throws<InvalidInputException>(() => RootConfiguration.Load(Of((RootConfiguration.Variable, _folder["none.json"]))));
        Assert.Contains("none.json", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AFile_GivesItsRoots()
    {
        var configuration = Load("""
            {
              // Comments and commas are forgiven.
              "roots": {
                "mine": { "url": "https://account.blob.core.windows.net/c/p", "sas": "?sv=1&sig=secret" },
                "other-1": { "url": "azure+http://127.0.0.1:10000/account/c", "sasVariable": "MY_SAS" },
                "disk": { "url": "/data/corpus" },
              }
            }
            """);
        Assert.True(configuration.Exists);
        Assert.Equal(["mine", "other-1", "disk"], configuration.Roots.Select(root => root.Name));
        Assert.Equal("https://account.blob.core.windows.net/c/p/", configuration.Roots[0].Address.Address);
        Assert.Equal("https://account.blob.core.windows.net/c/p/a?sv=1&sig=secret", configuration.Roots[0].Address.RequestUri("a").ToString());
        Assert.Equal("MY_SAS", configuration.Roots[1].SasVariable);
        Assert.Equal("/data/corpus", configuration.Roots[2].Address.Folder);
        Assert.DoesNotContain("secret", configuration.Roots[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ManyFaults_TellsAllAndNoToken()
    {
        var e = Assert.Throws<InvalidInputException>(() => Load("""
            {
              "rots": {},
              "sig=secret": {},
              "roots": {
                "a": { "url": "https://host/x?sig=secret", "sas": "sig=secret" },
                "b": { "uri": "https://host/x?sig=secret" },
                "c": { "url": "ftp://user:secret@host/?sig=secret" },
                "d": { "url": "sv=1&sig=secret" },
                "e": { "url": "https://host/x", "sas": "https://host/x?sig=secret" },
                "f": { "url": "https://host/x", "sas": "secret" },
                "g": { "url": "/data", "sas": "sig=secret" },
                "h": { "url": 5 },
                "i": { "url": "https://host/x", "sasVariable": "sig=secret" },
                "sv=1&sig=secret": { "url": "https://host/x" },
                "j": "https://host/x?sig=secret",
                "k": { "url": "https://host/x", "sig=secret": "" },
                "l": { "url": "https://host/x" },
                "l": { "url": "https://host/x" },
                "m": { "url": "https://host/x", "url": "https://host/y" },
                "n": { "url": "https://account.blob.core.windows.net/?sig=secret" },
                "o": {}
              }
            }
            """));
        Assert.Contains(_folder["config.json"], e.Message, StringComparison.Ordinal);
        Assert.Contains("18 faults", e.Message, StringComparison.Ordinal);
        string[] words =
        [
            "not 'rots'", "'a' has more than one", "'b' has members url, sas and sasVariable, not 'uri'", "'c': 'ftp://host/' is not a root",
            "\"url\" of 'd' is neither", "\"sas\" of 'e' is no token: it is a whole URL", "\"sas\" of 'f' is no token", "'g' is a folder",
            "\"url\" of 'h' is not a text", "\"sasVariable\" of 'i'", "root number 10", "'j' is not an object", "'k' has members", "'l' is there twice",
            "'m' has \"url\" twice", "'n': ", "names no container", "'o' has no \"url\"",
        ];
        Assert.All(words, word => Assert.Contains(word, e.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }

    [Theory]
    [InlineData("{\"roots\": {\n\"a\": { \"sas\": tsecret }}}", "line 2")]
    [InlineData("{\"roots\": {\"a\": {\"sas\": \"sig=secret", "line 1")]
    [InlineData("", "line 1")]
    [InlineData("[]", "\"roots\"")]
    [InlineData("{\"roots\": [\"sig=secret\"]}", "\"roots\"")]
    public void Load_NotTheRightJson_IsToldWithoutItsText(string text, string words)
    {
        var e = Assert.Throws<InvalidInputException>(() => Load(text));
        Assert.Contains(words, e.Message, StringComparison.Ordinal);
        Assert.Contains("config.json", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ATooLongFile_IsRefused() =>
        Assert.Contains("longer", Assert.Throws<InvalidInputException>(() => Load(new string(' ', 2 << 20))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"\ud800": {}}""")]
    [InlineData("""{"roots": {"\ud800": {"url": "https://host/x"}}}""")]
    [InlineData("""{"roots": {"a": {"url": "\ud800"}}}""")]
    public void Load_TextThatIsNoUnicode_IsToldOf(string text) =>
        Assert.Contains("Unicode", Assert.Throws<InvalidInputException>(() => Load(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"sas\": \"sig=secret\"", UnixFileMode.OtherRead, true)]
    [InlineData("\"sas\": \"sig=secret\"", UnixFileMode.GroupRead, true)]
    [InlineData("\"sas\": \"sig=secret\"", UnixFileMode.None, false)]
    [InlineData("\"sasVariable\": \"X\"", UnixFileMode.OtherRead, false)]
    public void Load_ATokenThatOthersCanRead_IsWarnedOf(string member, UnixFileMode others, bool expected)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }

        var path = _folder.Write("config.json", """{"roots": {"a": {"url": "https://host/x", MEMBER}}}""".Replace("MEMBER", member, StringComparison.Ordinal));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);
        var warnings = RootConfiguration.Load(Of((RootConfiguration.Variable, path))).Warnings;
        Assert.Equal(expected, warnings.Count == 1);
        Assert.All(warnings, warning => Assert.Contains("chmod 600", warning, StringComparison.Ordinal));
    }

    private static Func<string, string?> Of(params (string Name, string Value)[] variables) =>
        name => variables.Where(variable => variable.Name == name).Select(variable => variable.Value).FirstOrDefault();

    private RootConfiguration Load(string text) => RootConfiguration.Load(Of((RootConfiguration.Variable, _folder.Write("config.json", text))));
}
