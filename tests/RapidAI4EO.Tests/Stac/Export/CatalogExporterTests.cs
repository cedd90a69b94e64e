using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Stac.Computed;
using RapidAI4EO.Stac.Export;
using RapidAI4EO.Tests.Stac.Computed;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Stac.Export;

public sealed class CatalogExporterTests : IDisposable
{
    private const int Every = 97;

    private readonly TestFolder _folder = new();
    private readonly TestIndex _corpus = TestIndex.Europe;
    private readonly SampleSet _samples;

    public CatalogExporterTests()
    {
        _samples = new SampleSet(_corpus.Index.Count);
        for (var ordinal = 3; ordinal < _corpus.Index.Count; ordinal += Every) _samples.Add(ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Home => _folder[CatalogNode.Folder];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_Subset_EveryDocumentIsValidStac()
    {
        Run(new ItemOptions(ItemFixture.Root) { Assets = OfMay() });
        StacValidator.Validate(_folder.Path);
    }

    [Fact]
    public void Run_AbsoluteLinks_EveryDocumentIsValidStacAndNamesItself()
    {
        Run(new ItemOptions(ItemFixture.Root) { Assets = OfMay(), Links = LinkStyle.Below(ItemFixture.Root) });
        StacValidator.Validate(_folder.Path);
        Assert.All(Documents(), document => Assert.Equal([ItemFixture.Root + document.Path.Replace('\\', '/')], ItemFixture.Links(document.Json, "self")));
    }

    [Fact]
    public void Run_Subset_EachLinkLeadsToTheRightDocument()
    {
        var summary = Run(new ItemOptions(ItemFixture.Root) { Assets = OfMay() });
        var documents = Documents().ToDictionary(document => Path.GetFullPath(_folder[document.Path]), document => document.Json);
        var reached = new HashSet<string>();
        foreach (var (path, json) in documents)
        {
            foreach (var link in json.GetProperty("links").EnumerateArray().Where(link => link.Text("rel") != "license"))
            {
                var target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, link.Text("href")));
                Assert.True(documents.TryGetValue(target, out var found), $"{path} names {target}.");
                if (link.Text("rel") is "child" or "item") Assert.True(reached.Add(target));
                if (link.TryGetProperty("title", out var title)) Assert.Equal(title.GetString(), found.TryGetProperty("title", out var own) ? own.GetString() : found.GetProperty("properties").Text("title"));
                if (link.Text("rel") == "related") Assert.Equal(json.GetProperty("properties").Text("sample_id"), found.GetProperty("properties").Text("sample_id"));
                if (link.Text("rel") == "collection") Assert.Equal(json.Text("collection"), found.Text("id"));
            }
        }

        Assert.Equal(documents.Count - 1, reached.Count);
        Assert.Equal(3 * _samples.Count, (int)summary.Items);
        Assert.Equal(_samples.Count, summary.Samples);
        Assert.Equal((12 + 1 + 1) * _samples.Count, (int)summary.Assets);
        Assert.Equal(documents.Count, summary.Items + summary.Collections + 1);
        Assert.Equal(new DirectoryInfo(Home).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length), summary.Bytes);
    }

    [Fact]
    public void Run_Subset_EachExtentIsTheUnionOfWhatIsBelow()
    {
        Run(new ItemOptions(ItemFixture.Root) { Assets = OfMay() });
        foreach (var (path, json) in Documents().Where(document => document.Json.Text("type") == "Collection"))
        {
            var extent = json.GetProperty("extent");
            var boxes = extent.GetProperty("spatial").GetProperty("bbox").EnumerateArray().Select(BoundsOf).ToArray();
            var children = Below(path, json, "child").Select(child => BoundsOf(child.GetProperty("extent").GetProperty("spatial").GetProperty("bbox")[0])).ToArray();
            var items = Below(path, json, "item").Select(item => BoundsOf(item.GetProperty("bbox")));
            Assert.Equal(children.Concat(items).Aggregate(LonLatBounds.Empty, (bounds, box) => bounds.Including(box)), boxes[0]);
            Assert.Equal(children.Length > 1 ? children : [], boxes[1..]);
            string[] interval = json.Text("id").Contains("_pf", StringComparison.Ordinal) ? ["2018-05-03T10:30:00Z", "2018-05-28T10:30:00Z"]
                : json.Text("id").Contains("_s2", StringComparison.Ordinal) ? ["2018-05-15T10:30:00Z", "2018-05-15T10:30:00Z"]
                : ["2018-01-01T00:00:00Z", "2018-12-31T23:59:59Z"];
            Assert.Equal(interval, extent.GetProperty("temporal").GetProperty("interval")[0].Strings());
        }
    }

    [Fact]
    public void Run_WholeTiles_CollectionsAreThoseOfTheComputedCatalog()
    {
        var options = new ItemOptions(ItemFixture.Root) { Assets = OfMay() };
        Run(options);
        var catalog = new ComputedCatalog(_corpus.Index, _samples, options);
        var nodes = catalog.Nodes.ToList();
        Assert.Equal(Documents().Count(document => document.Json.Text("type") != "Feature"), nodes.Count);
        foreach (var place in nodes)
        {
            var buffer = new System.Buffers.ArrayBufferWriter<byte>();
            Assert.True(catalog.TryWrite(place, buffer));
            Assert.Equal(File.ReadAllBytes(Path.Combine(Home, place.Path)), buffer.WrittenSpan);
        }

        Assert.Equal(3 * _samples.Count, catalog.ItemCount);
    }

    [Fact]
    public void Run_CatalogIsThere_IsReplacedOnlyWhenThatIsMeant()
    {
        var options = new ItemOptions(ItemFixture.Root) { Assets = OfMay() };
        Run(options);
        _folder.Write($"{CatalogNode.Folder}/old.txt", "old");
        var refused = Assert.Throws<InvalidInputException>(() => Run(options));
        Assert.Contains("--overwrite", refused.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder[$"{CatalogNode.Folder}/old.txt"]));
        Run(options, overwrite: true);
        Assert.False(File.Exists(_folder[$"{CatalogNode.Folder}/old.txt"]));
        Assert.Equal([CatalogNode.Folder], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Run_SomethingElseIsThere_IsLeftAlone()
    {
        _folder.Write($"{CatalogNode.Folder}/mine.txt", "mine");
        Assert.Throws<InvalidInputException>(() => Run(new ItemOptions(ItemFixture.Root), overwrite: true));
        Assert.Equal([$"{CatalogNode.Folder}/mine.txt"], _folder.Files);
    }

    [Fact]
    public void Run_Cancelled_LeavesNothingAndTheOldCatalogStays()
    {
        Run(new ItemOptions(ItemFixture.Root) { Assets = OfMay() });
        var before = _folder.Files;
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var progress = new CancelAfter(cancelled, 20);
        Assert.ThrowsAny<OperationCanceledException>(() => new CatalogExporter(_corpus.Index, new ItemOptions(ItemFixture.Root)) { Overwrite = true }
            .Run(_folder.Path, TileSamples.Of(_corpus.Index, _samples), progress, cancelled.Token));
        Assert.Equal(before, _folder.Files);
    }

    [Fact]
    public void Run_CancelledInFoldersThatItMade_LeavesNoneOfThem()
    {
        _folder.Write("mine/note.txt", "mine");
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Assert.ThrowsAny<OperationCanceledException>(() => new CatalogExporter(_corpus.Index, new ItemOptions(ItemFixture.Root))
            .Run(_folder["mine/new/newer"], TileSamples.Of(_corpus.Index, _samples), new CancelAfter(cancelled, 20), cancelled.Token));
        Assert.Equal(["note.txt"], Directory.GetFileSystemEntries(_folder["mine"]).Select(Path.GetFileName));
    }

    [Fact]
    public void Run_IntoAFile_IsRefused()
    {
        var file = _folder.Write("file", "mine");
        var refused = Assert.Throws<InvalidInputException>(() => new CatalogExporter(_corpus.Index, new ItemOptions(ItemFixture.Root)).Run(file, []));
        Assert.Contains("is a file", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_KilledExportBefore_ItsRestIsTidiedAway()
    {
        Run(new ItemOptions(ItemFixture.Root) { Assets = OfMay() });
        Directory.Move(Home, _folder[".stac.old"]);
        _folder.Write(".stac.part/catalog.json", "{");
        var refused = Assert.Throws<InvalidInputException>(() => Run(new ItemOptions(ItemFixture.Root) { Assets = OfMay() }));
        Assert.Contains("is there already", refused.Message, StringComparison.Ordinal);
        Assert.Equal([CatalogNode.Folder], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Run_NoSamples_WritesAnEmptyCatalog()
    {
        var summary = new CatalogExporter(_corpus.Index, new ItemOptions(ItemFixture.Root)).Run(_folder.Path, [], null, Token);
        Assert.Equal((0, 0), (summary.Collections, summary.Items));
        StacValidator.Validate(_folder.Path);
    }

    private static AssetSelection OfMay() => new(new Subset { Products = Product.All, Datetime = TimeInterval.Parse("2018-05") }.AssetsPerSample);

    private static LonLatBounds BoundsOf(JsonElement box) => box.Numbers() is [var west, var south, var east, var north] ? new(west, south, east, north) : default;

    private CatalogExportSummary Run(ItemOptions options, bool overwrite = false) =>
        new CatalogExporter(_corpus.Index, options) { Overwrite = overwrite }.Run(_folder.Path, TileSamples.Of(_corpus.Index, _samples), null, Token);

    private IEnumerable<(string Path, JsonElement Json)> Documents() => _folder.Files.Select(path => (path, JsonElement.Parse(File.ReadAllBytes(_folder[path]))));

    private IEnumerable<JsonElement> Below(string path, JsonElement json, string relation) => ItemFixture.Links(json, relation)
        .Select(href => JsonElement.Parse(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(_folder[path])!, href))));

    private sealed class CancelAfter(CancellationTokenSource source, long items) : IProgress<long>
    {
        public void Report(long value)
        {
            if (value >= items) source.Cancel();
        }
    }
}
