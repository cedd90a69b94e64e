using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Storage.Configuration;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Storage.Configuration;

public sealed class RootResolverTests : IDisposable
{
    private const string Sas = "sv=1&sig=secret";
    private const string Web = "https://host.example/x/";

    private readonly TestFolder _folder = new();
    private readonly Dictionary<string, string> _variables;

    public RootResolverTests() => _variables = new()
    {
        [RootConfiguration.Variable] = _folder.Write("config.json", """
            {"roots": {
              "mine": {"url": "https://account.blob.core.windows.net/c/p/", "sas": "sig=mysecret"},
              "later": {"url": "https://account.blob.core.windows.net/c/q/", "sasVariable": "LATER"},
              "plain": {"url": "https://host.example/y/"}
            }}
            """),
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Resolve_NothingWritten_IsTheWellKnownRootsWithoutATokenOrTheFile()
    {
        _variables[RootResolver.SasVariable] = Sas;
        _variables[RootConfiguration.Variable] = _folder["none.json"];
        Assert.Same(Roots.WellKnown, Resolve().Roots);
        Assert.Equal([Web], Resolve(Web).Roots.Select(root => root.Address));
    }

    [Fact]
    public void Resolve_Names_AreThoseOfTheFile()
    {
        _variables["LATER"] = "?sig=latersecret\n";
        var roots = Resolve("mine", "later", "plain", Web).Roots;
        Assert.Equal(
            ["https://account.blob.core.windows.net/c/p/a?sig=mysecret", "https://account.blob.core.windows.net/c/q/a?sig=latersecret", "https://host.example/y/a", Web + "a"],
            roots.Select(root => root.RequestUri("a").ToString()));
    }

    [Fact]
    public void Resolve_AnUnknownName_TellsThoseKnown()
    {
        var e = Assert.Throws<InvalidInputException>(() => Resolve("mien"));
        Assert.Contains("'mien'", e.Message, StringComparison.Ordinal);
        Assert.Contains("mine, later, plain", e.Message, StringComparison.Ordinal);
        e = Assert.Throws<InvalidInputException>(() => Resolve(Sas));
        Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Resolve_ABareFolder_IsThatFolder()
    {
        var name = $"rapidai4eo-{Guid.NewGuid():N}";
        Assert.Throws<InvalidInputException>(() => Resolve(name));
        Directory.CreateDirectory(name);
        try
        {
            Assert.Equal(Path.GetFullPath(name), Resolve(name).Roots[0].Folder);
            Assert.Equal(Path.GetFullPath(name), Resolve("./" + name).Roots[0].Folder);
        }
        finally
        {
            Directory.Delete(name);
        }

        Assert.Equal(Path.GetFullPath("mine"), Resolve("./mine").Roots[0].Folder);
    }

    [Theory]
    [InlineData("LATER", "", "LATER, which is not set")]
    [InlineData("LATER", "secret", "The variable LATER does not hold")]
    public void Resolve_ANamesVariableIsOfNoUse_IsTold(string variable, string value, string words)
    {
        _variables[variable] = value;
        var e = Assert.Throws<InvalidInputException>(() => Resolve("later"));
        Assert.Contains(words, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal);
        Assert.Single(Resolve("mine").Roots);
    }

    [Fact]
    public void Resolve_TheVariable_SignsTheOneWebRoot()
    {
        _variables[RootResolver.SasVariable] = $" ?{Sas}\n";
        Assert.Equal([Web + "a?" + Sas], Sent(Web));
        Assert.Equal([Web + "a?" + Sas], Sent(_folder.Path, Web));
        Assert.Equal(["https://host.example/y/a?" + Sas], Sent("plain"));
        Assert.Equal([Web + "a?sig=own"], Sent(Web + "?sig=own"));
        Assert.Equal(["https://account.blob.core.windows.net/c/p/a?sig=mysecret"], Sent("mine"));
    }

    [Fact]
    public void Resolve_TheVariable_GoesNeitherToPublicRootsNorToSeveral()
    {
        _variables[RootResolver.SasVariable] = Sas;
        Assert.All(Roots.WellKnown, root => Assert.DoesNotContain("sig", Assert.Single(Sent(root.Address)), StringComparison.Ordinal));
        Assert.DoesNotContain("sig", Sent("https://radiantearth.blob.core.windows.net/other/")[0], StringComparison.Ordinal);
        Assert.All(Sent(Web, "https://other.example/"), url => Assert.DoesNotContain("sig", url, StringComparison.Ordinal));
        Assert.Contains(RootResolver.SasVariable, Assert.Single(Resolve(Web, "https://other.example/").Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("https://host/?sig=secret")]
    [InlineData("sig=secret sig=secret")]
    public void Resolve_TheVariableHoldsNoToken_IsToldWithoutIt(string value)
    {
        _variables[RootResolver.SasVariable] = value;
        var e = Assert.Throws<InvalidInputException>(() => Resolve(Web));
        Assert.Contains(RootResolver.SasVariable, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal);
    }

    private ResolvedRoots Resolve(params string[] written) => new RootResolver(name => _variables.GetValueOrDefault(name)).Resolve(written);

    private string[] Sent(params string[] written) =>
        [.. Resolve(written).Roots.Where(root => root.Folder is null).Select(root => root.RequestUri("a").ToString())];
}
