using System.Buffers;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Stac.Computed;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Stac.Computed;

/// <summary>The guide's code compiles, runs, and is the code here.</summary>
public class GuideTests
{
    [Fact]
    public async Task Snippet_OfTheGuide_WritesItems()
    {
        using var resources = new ResourceFolder("33N_15E-200N_01_09", "33N_15E-200N_01_10").Write();
        using var index = SampleIndex.Open((await resources.BuildAsync()).IndexPath!);
        using var lines = new MemoryStream();
        var buffer = new ArrayBufferWriter<byte>();
        WriteItems(index, new Subset(), lines, buffer);
        Assert.Equal(4, lines.ToArray().Count(b => b == '\n'));
        Assert.True(lines.ToArray().AsSpan().StartsWith(buffer.WrittenSpan));
    }

    [Fact]
    public void Snippet_OfTheGuide_IsTheCodeBelow()
    {
        var root = SharedData.Repository();
        var snippet = File.ReadAllText(Path.Combine(root, "docs", "stac.md")).Split("```csharp\nvar options")[1].Split("\n```")[0];
        var source = File.ReadAllText(Path.Combine(root, "tests", "RapidAI4EO.Tests", "Stac", "Computed", "GuideTests.cs"));
        Assert.All(snippet.Split('\n'), line => Assert.Contains(line, source, StringComparison.Ordinal));
    }

    private static void WriteItems(SampleIndex index, Subset subset, MemoryStream stream, ArrayBufferWriter<byte> buffer)
    {
        var options = new ItemOptions(Roots.Azure.Address) { Assets = new AssetSelection(subset.AssetsPerSample) };
        var catalog = new ComputedCatalog(index, new SampleSearch(index).Find(subset), options);
        new ItemCollectionWriter(catalog).WriteLines(stream);

        using var items = catalog.NewItemWriter(CollectionKind.PlanetFusion);
        items.Write(index.OrdinalOf(SampleId.Parse("33N_15E-200N_01_09")), buffer);
    }
}
