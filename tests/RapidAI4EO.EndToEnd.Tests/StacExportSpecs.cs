using System.Text.Json;
using RapidAI4EO.EndToEnd.Tests.Support;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

public sealed class StacExportSpecs(CorpusFixture corpus) : Spec(corpus)
{
    private const string Catalog = "stac-v1.0/catalog.json";

    private string To => Folder["catalog"];

    [Fact]
    public async Task I_can_export_the_catalog_of_Berlin()
    {
        var outcome = await ExportAsync("--bbox", CorpusFixture.Berlin, "--products", "pfsr,pfqa,s2,labels", "--to", To, "--json");
        Assert.Equal(0, outcome.ExitCode);
        using var result = JsonDocument.Parse(outcome.Output);
        Assert.Equal(198, result.RootElement.GetProperty("samples").GetInt32());
        Assert.Equal(3 * 198, result.RootElement.GetProperty("items").GetInt64());
        Assert.Equal(198 * 305, result.RootElement.GetProperty("assets").GetInt64());
        Assert.Equal(Path.Combine(To, Catalog.Replace('/', Path.DirectorySeparatorChar)), result.RootElement.GetProperty("catalog").GetString());
        Assert.Equal(TreeOf(To).Count, result.RootElement.GetProperty("items").GetInt64() + result.RootElement.GetProperty("collections").GetInt64() + 1);
        Assert.Equal(198, Crawl(Path.Combine(To, Catalog), "rapidai4eo_v1_source_pf").Count);
    }

    [Fact]
    public async Task I_am_told_that_a_file_is_no_folder()
    {
        var file = Folder.Write("catalog.txt", "mine");
        AssertRefused(await ExportAsync("--bbox", CorpusFixture.Berlin, "--to", file), 2, "is a file");
        Assert.Equal("mine", File.ReadAllText(file));
    }

    [Fact]
    public async Task I_find_in_an_export_the_files_that_search_finds()
    {
        string[] selection = ["--near", "13.4,52.5,10", "--datetime", "2018-05", "--products", "pfsr,s2"];
        Assert.Equal(0, (await ExportAsync([.. selection, "--root", Corpus.Address, "--to", To])).ExitCode);
        var found = await SearchAsync([.. selection, "--root", Corpus.Address, "--output", "hrefs"]);
        Assert.NotEmpty(found.Lines);
        Assert.Equal(found.Lines.Order(StringComparer.Ordinal), Crawl(Path.Combine(To, Catalog)).SelectMany(Hrefs).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task I_can_print_items_as_a_collection_or_line_by_line()
    {
        string[] selection = ["--near", "13.4,52.5,10", "--datetime", "2018-05", "--products", "pfsr,s2"];
        var hrefs = await SearchAsync([.. selection, "--output", "hrefs"]);
        var whole = await SearchAsync([.. selection, "--output", "items"]);
        AssertDone(whole);
        using var collection = JsonDocument.Parse(whole.Output);
        var features = collection.RootElement.GetProperty("features").EnumerateArray().ToList();
        Assert.Equal("FeatureCollection", collection.RootElement.GetProperty("type").GetString());
        Assert.Equal(features.Count, collection.RootElement.GetProperty("numberReturned").GetInt32());
        Assert.Equal(hrefs.Lines.Order(StringComparer.Ordinal), features.SelectMany(Hrefs).Order(StringComparer.Ordinal));
        var lines = await SearchAsync([.. selection, "--output", "items", "--json-lines"]);
        AssertDone(lines);
        Assert.Equal(features.Select(item => item.GetRawText()), lines.Lines);
        Assert.Equal("", (await SearchAsync("--bbox", "-10,35,-9,36", "--output", "items", "--json-lines")).Output);
        AssertRefused(await SearchAsync("--json-lines"), 2, "--output items");
    }

    [Fact]
    public async Task I_can_have_the_catalog_of_what_I_downloaded()
    {
        var files = Folder["files"];
        var keys = string.Join('\n', Corpus.Chips.Select(chip => chip.ToString()));
        Assert.Equal(0, (await Cli.RunWithInputAsync(keys, "download", "--keys", "-", "--root", Corpus.Address, "--to", files, "--hash", "sha256", "--quiet")).ExitCode);
        var outcome = await ExportAsync("--local", files);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        Assert.Contains("4 items of 2 samples", outcome.Error, StringComparison.Ordinal);
        var items = Crawl(Path.Combine(files, Catalog));
        Assert.Equal(26, items.SelectMany(Hrefs).Count());
        Assert.All(items.SelectMany(item => item.GetProperty("assets").EnumerateObject()), asset =>
        {
            var file = new FileInfo(Path.Combine(files, asset.Value.GetProperty("href").GetString()!["../../../../".Length..]));
            Assert.Equal(file.Length, asset.Value.GetProperty("file:size").GetInt64());
            Assert.StartsWith("1220", asset.Value.GetProperty("file:checksum").GetString(), StringComparison.Ordinal);
        });

        // A file that goes is told, and the catalog is of what is left.
        File.Delete(Path.Combine(files, Corpus.Chips[0].ToString()));
        var second = await ExportAsync("--local", files, "--overwrite", "--json");
        Assert.Equal(3, second.ExitCode);
        using var result = JsonDocument.Parse(second.Output);
        Assert.Equal((25, 1), (result.RootElement.GetProperty("assets").GetInt32(), result.RootElement.GetProperty("missingFiles").GetInt32()));
    }

    [Fact]
    public async Task I_can_have_absolute_links_below_a_root_of_mine()
    {
        Assert.Equal(0, (await ExportAsync("--sample", "2", "--products", "s2", "--to", To, "--absolute", "https://example.org/mine")).ExitCode);
        using var catalog = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(To, Catalog), TestContext.Current.CancellationToken));
        var links = catalog.RootElement.GetProperty("links").EnumerateArray().Select(link => link.GetProperty("href").GetString());
        Assert.Equal(
            ["https://example.org/mine/stac-v1.0/catalog.json", "https://example.org/mine/stac-v1.0/catalog.json", "https://example.org/mine/stac-v1.0/rapidai4eo_v1_source_s2/collection.json"],
            links);
    }

    [Fact]
    public async Task I_am_told_what_is_wrong_with_a_call()
    {
        AssertRefused(await ExportAsync("--to", To), 2, "--all");
        AssertRefused(await ExportAsync("--limit", "1"), 2, "--to DIR");
        AssertRefused(await ExportAsync("--limit", "1", "--to", To, "--local", To), 2, "One of them");
        AssertRefused(await ExportAsync("--local", To, "--all"), 2, "--all does not go with it");
        AssertRefused(await ExportAsync("--all", "--limit", "1", "--to", To), 2, "--limit does not go with it");
        AssertRefused(await ExportAsync("--limit", "1", "--to", To, "--absolute", "/srv/catalog"), 2, "--absolute takes");
        AssertRefused(await ExportAsync("--local", To), 1, "does not exist");
        Assert.Equal(0, (await ExportAsync("--limit", "1", "--to", To)).ExitCode);
        var again = await ExportAsync("--limit", "1", "--to", To, "--quiet");
        AssertRefused(again, 2, "--overwrite");
    }

    private static IEnumerable<string> Hrefs(JsonElement item) => item.GetProperty("assets").EnumerateObject().Select(asset => asset.Value.GetProperty("href").GetString()!);

    /// <summary>The items below a document, of one collection or all, found by its links alone.</summary>
    private static List<JsonElement> Crawl(string path, string? collection = null)
    {
        var items = new List<JsonElement>();
        var document = JsonElement.Parse(File.ReadAllBytes(path));
        if (document.GetProperty("type").GetString() == "Feature" && (collection is null || document.GetProperty("collection").GetString() == collection)) items.Add(document);
        foreach (var link in document.GetProperty("links").EnumerateArray().Where(link => link.GetProperty("rel").GetString() is "child" or "item"))
        {
            items.AddRange(Crawl(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, link.GetProperty("href").GetString()!)), collection));
        }

        return items;
    }

    private Task<Outcome> ExportAsync(params string[] arguments) => Cli.RunAsync(["stac", "export", "--index", Corpus.Index, .. arguments]);
}
