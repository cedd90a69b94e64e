using System.Text.RegularExpressions;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests;

/// <summary>The code on the pages is that of <see cref="Snippets"/>, which compiles, and their links lead somewhere.</summary>
public partial class ReadmeTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/library.md")]
    public void Snippets_AreTheCodeBelow(string page)
    {
        var root = SharedData.Repository();
        var source = File.ReadAllText(Path.Combine(root, "tests", "RapidAI4EO.Tests", "Snippets.cs"));
        var blocks = Blocks().Matches(File.ReadAllText(Path.Combine(root, page)));
        Assert.NotEmpty(blocks);
        Assert.All(blocks.SelectMany(block => block.Groups[1].Value.Split('\n')), line => Assert.Contains(line.Trim(), source, StringComparison.Ordinal));
    }

    [Fact]
    public void Links_OfEveryDocument_LeadSomewhere()
    {
        var root = SharedData.Repository();
        string[] documents = [.. Directory.GetFiles(root, "*.md"), .. Directory.GetFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories)];
        foreach (var document in documents)
        {
            var links = Links().Matches(File.ReadAllText(document)).Select(match => match.Groups[1].Value);
            Assert.All(links.Where(link => !link.Contains("://", StringComparison.Ordinal)), link => Assert.True(
                Path.Exists(Path.Combine(Path.GetDirectoryName(document)!, link.Split('#')[0])), $"{document} links to {link}"));
        }
    }

    [GeneratedRegex(@"\]\(([^)#][^)\s]*)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
