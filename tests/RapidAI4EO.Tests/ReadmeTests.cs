using System.Text;
using System.Text.RegularExpressions;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Search.Cql2.Text;
using RapidAI4EO.Search.Output.Lists;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests;

/// <summary>The README's code compiles, runs, and is the code here.</summary>
public partial class ReadmeTests
{
    [Fact]
    public void Snippet_OfTheReadme_ListsGermanForests()
    {
        using var output = new MemoryStream();
        ListGermanForests(TestIndex.Europe.Index.Path, output);
        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(lines);
        Assert.Equal(0, lines.Length % 85);
        Assert.All(lines, line => Assert.True(Roots.Azure.TryGetKey(line, out _)));
    }

    [Fact]
    public void Snippet_OfTheReadme_IsTheCodeBelow()
    {
        var root = SharedData.Repository();
        var readme = File.ReadAllText(Path.Combine(root, "README.md"));
        var snippet = readme.Split("```csharp\n")[1].Split("\n```")[0].Replace("\"rapidai4eo.index\"", "path", StringComparison.Ordinal);
        var source = File.ReadAllText(Path.Combine(root, "tests", "RapidAI4EO.Tests", "ReadmeTests.cs"));
        Assert.All(snippet.Split('\n'), line => Assert.Contains(line, source, StringComparison.Ordinal));
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

    private static void ListGermanForests(string path, Stream output)
    {
        using var index = SampleIndex.Open(path);
        var subset = new Subset
        {
            Areas = [AreaOfInterest.Within(Countries.Find("DE").Geometry)],
            Filter = Cql2Parser.Parse("clc_31 = 1"),
            Products = [Product.PlanetFusion, Product.Sentinel2],
            Datetime = TimeInterval.Parse("2018"),
        };
        var samples = new SampleSearch(index).Find(subset);
        var assets = new AssetList(index, samples, subset.AssetsPerSample);
        assets.WriteLines(output, Roots.Azure.Address);
    }
}
