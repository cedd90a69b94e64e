using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.Stac;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Synthetic;

public sealed class StaticStacWriterTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly SampleId[] _samples = [.. TestCorpora.Berlin.Samples.Take(40)];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_Samples_CrawlFindsEveryItemOnce()
    {
        StaticStacWriter.Write(_samples, _folder.Path, cancellationToken: TestContext.Current.CancellationToken);
        var ids = Crawl(Path.Combine(_folder.Path, StaticStacWriter.Folder, "catalog.json"));
        string[] collections = ["rapidai4eo_v1_source_pf", "rapidai4eo_v1_source_s2", "rapidai4eo_v1_labels"];
        Assert.Equal(collections.SelectMany(c => _samples.Select(s => $"{c}_{s}")).Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Write_AllFiles_LinkToFilesThatExist()
    {
        StaticStacWriter.Write(_samples, _folder.Path, cancellationToken: TestContext.Current.CancellationToken);
        foreach (var path in Directory.EnumerateFiles(_folder.Path, "*.json", SearchOption.AllDirectories))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var links = document.RootElement.GetProperty("links").EnumerateArray().Where(l => l.GetProperty("rel").GetString() != "license");
            Assert.All(links, link => Assert.True(File.Exists(Resolve(path, link.GetProperty("href").GetString()!))));
        }
    }

    [Fact]
    public void Write_Item_HasTheTutorialsAssets()
    {
        StaticStacWriter.Write(_samples, _folder.Path, new Uri("https://example.org/corpus"), TestContext.Current.CancellationToken);
        using var item = Read(_samples[0], "rapidai4eo_v1_source_pf");
        var assets = item.RootElement.GetProperty("assets").EnumerateObject().ToArray();
        var tile = $"imagery/{_samples[0].Zone}/{_samples[0].Tile.Name}/{_samples[0]}";
        Assert.Equal(292, assets.Length);
        Assert.Equal(["sr_2018-01-03", "qa_2018-01-03", "sr_2018-01-08"], assets.Take(3).Select(a => a.Name));
        Assert.Equal(
            $$"""{"href":"https://example.org/corpus/{{tile}}/PF-QA/2018-01-03.tif","type":"image/tiff; application=geotiff","datetime":"2018-01-03T10:30:00Z","roles":["metadata"]}""",
            assets[1].Value.GetRawText());
    }

    [Fact]
    public void Write_WithoutRoot_HrefsLeadToTheKeys()
    {
        StaticStacWriter.Write(_samples, _folder.Path, cancellationToken: TestContext.Current.CancellationToken);
        using var item = Read(_samples[0], "rapidai4eo_v1_labels");
        var href = item.RootElement.GetProperty("assets").GetProperty("labels").GetProperty("href").GetString()!;
        var key = new AssetKey(_samples[0], Product.Labels, null).ToString();
        Assert.Equal(Path.GetFullPath(Path.Combine(_folder.Path, key)), Resolve(PathOf(_samples[0], "rapidai4eo_v1_labels"), href));
    }

    [Fact]
    public void Write_Item_PointsAtTheOtherTwo()
    {
        StaticStacWriter.Write(_samples, _folder.Path, cancellationToken: TestContext.Current.CancellationToken);
        using var item = Read(_samples[0], "rapidai4eo_v1_source_pf");
        var related = item.RootElement.GetProperty("links").EnumerateArray()
            .Where(l => l.GetProperty("rel").GetString() == "related")
            .Select(l => Path.GetFileNameWithoutExtension(l.GetProperty("href").GetString()));
        Assert.Equal([$"rapidai4eo_v1_labels_{_samples[0]}", $"rapidai4eo_v1_source_s2_{_samples[0]}"], related);
    }

    [Fact]
    public void Write_Collections_FirstBoxHoldsTheOthers()
    {
        StaticStacWriter.Write(_samples, _folder.Path, cancellationToken: TestContext.Current.CancellationToken);
        foreach (var path in Directory.EnumerateFiles(_folder.Path, "collection.json", SearchOption.AllDirectories))
        {
            using var collection = JsonDocument.Parse(File.ReadAllBytes(path));
            var boxes = collection.RootElement.GetProperty("extent").GetProperty("spatial").GetProperty("bbox").EnumerateArray()
                .Select(b => new LonLatBounds(b[0].GetDouble(), b[1].GetDouble(), b[2].GetDouble(), b[3].GetDouble())).ToArray();
            Assert.All(boxes, box => Assert.True(boxes[0].Contains(box)));
        }
    }

    private static List<string> Crawl(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var ids = new List<string>();
        foreach (var link in document.RootElement.GetProperty("links").EnumerateArray())
        {
            var target = link.GetProperty("href").GetString()!;
            switch (link.GetProperty("rel").GetString())
            {
                case "child":
                    ids.AddRange(Crawl(Resolve(path, target)));
                    break;
                case "item":
                    using (var item = JsonDocument.Parse(File.ReadAllBytes(Resolve(path, target))))
                    {
                        ids.Add(item.RootElement.GetProperty("id").GetString()!);
                    }

                    break;
            }
        }

        return ids;
    }

    private static string Resolve(string path, string href) => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, href));

    private string PathOf(SampleId sample, string collection) => Path.Combine(
        _folder.Path, StaticStacWriter.Folder, collection, sample.Zone.ToString(), sample.Tile.Name, $"{collection}_{sample}.json");

    private JsonDocument Read(SampleId sample, string collection) => JsonDocument.Parse(File.ReadAllBytes(PathOf(sample, collection)));
}
