using System.Security.Cryptography;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Stac.Computed;
using RapidAI4EO.Stac.Export;
using RapidAI4EO.Tests.Stac.Computed;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Tests.Transfer.Checks;
using RapidAI4EO.Transfer.Checks;
using RapidAI4EO.Transfer.Hashing;
using RapidAI4EO.Transfer.Manifests;
using Xunit;

namespace RapidAI4EO.Tests.Stac.Export;

/// <summary>The catalog of what a download brought.</summary>
public sealed class LocalExportTests : CheckFixture
{
    private readonly TestIndex _corpus = TestIndex.Europe;

    [Theory]
    [InlineData(HashChoice.Sha256)]
    [InlineData(HashChoice.Auto)]
    [InlineData(HashChoice.None)]
    public async Task Run_AfterADownload_HasEachFileOnceWithSizeAndChecksum(HashChoice hash)
    {
        // Assets in a random order, so that the manifest's is not that of the samples; 5 a sample, but for one without images.
        var random = new Random(5);
        var samples = _corpus.Corpus.Samples.Take(60).ToList();
        var keys = samples.SelectMany((sample, i) => KeysOf(sample).Skip(i == 7 ? 4 : 0)).Select(key => key.ToString()).ToArray();
        random.Shuffle(keys);
        await FetchAsync(keys, hash);
        var (summary, files) = Export();
        Assert.Equal(0, files.Missing);
        Assert.Equal((60, keys.Length), (summary.Samples, (int)summary.Assets));
        Assert.Equal((2 * 59) + 60, summary.Items);
        StacValidator.Validate(Folder[CatalogNode.Folder]);
        var (seen, lines) = (new List<string>(), LastLines());
        foreach (var (item, asset) in Assets())
        {
            var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(item)!, asset.Text("href")));
            seen.Add(Path.GetRelativePath(Folder.Path, path).Replace('\\', '/'));
            var bytes = File.ReadAllBytes(path);
            Assert.Equal(bytes.Length, asset.GetProperty("file:size").GetInt64());
            AssertChecksum(hash, bytes, lines[seen[^1]].Hash, asset);
        }

        Assert.Equal(keys.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Run_SampleWithoutImages_IsRelatedOnlyToWhatIsThere()
    {
        var samples = _corpus.Corpus.Samples.Take(2).ToList();
        await FetchAsync([.. KeysOf(samples[0]).Skip(4).Concat(KeysOf(samples[1])).Select(key => key.ToString())], HashChoice.Auto);
        Export();
        Assert.Empty(ItemFixture.Links(Item(CollectionKind.Labels, samples[0]), "related"));
        Assert.Equal(2, ItemFixture.Links(Item(CollectionKind.Labels, samples[1]), "related").Length);
        var properties = Item(CollectionKind.PlanetFusion, samples[1]).GetProperty("properties");
        Assert.Equal(("2018-01-03T10:30:00Z", "2018-01-08T10:30:00Z"), (properties.Text("start_datetime"), properties.Text("end_datetime")));
    }

    [Fact]
    public async Task Read_GoneDamagedAndRemovedFiles_AreLeftOut()
    {
        var sample = _corpus.Corpus.Samples[0];
        var keys = KeysOf(sample).Select(key => key.ToString()).ToArray();
        await FetchAsync(keys, HashChoice.Auto);
        File.Delete(Folder[keys[0]]);
        Append(new ManifestEntry(keys[1], ManifestState.Removed, 0), new ManifestEntry(keys[2], ManifestState.Damaged, 0));
        var (summary, files) = Export();
        Assert.Equal(1, files.Missing);
        Assert.Equal(keys[3..].Length, summary.Assets);
        Assert.Equal(keys[3..].Order(StringComparer.Ordinal), Assets().Select(found => found.Asset.Text("href")["../../../../".Length..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Open_Shards_AreRefused()
    {
        var key = KeysOf(_corpus.Corpus.Samples[0])[0].ToString();
        Put(key, [1, 2, 3]);
        await DownloadAsync([key], Options() with { ShardSize = 1_000_000 });
        var refused = Assert.Throws<CorpusException>(() => LocalFiles.Open(Folder.Path, Token));
        Assert.Contains("shards", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ManySamples_AreThoseOfTheManifest()
    {
        // More than are read at once.
        var keys = _corpus.Corpus.Samples.Take(2_500).Select(sample => new AssetKey(sample, Product.Labels, null).ToString()).ToArray();
        await FetchAsync(keys, HashChoice.None);
        var files = LocalFiles.Open(Folder.Path, Token);
        var read = files.Read(files.Samples, Token).ToList();
        Assert.Equal(_corpus.Corpus.Samples.Take(2_500).Order(), read.Select(sample => sample.Sample));
        Assert.All(read, sample => Assert.Equal(Truth[sample.Files[0].Key.ToString()].Length, sample.Files[0].Length));
    }

    private static List<AssetKey> KeysOf(SampleId sample) =>
    [
        new(sample, Product.PlanetFusion, Product.PlanetFusion.Steps[0]),
        new(sample, Product.PlanetFusionQuality, Product.PlanetFusion.Steps[0]),
        new(sample, Product.PlanetFusion, Product.PlanetFusion.Steps[1]),
        new(sample, Product.Sentinel2, Product.Sentinel2.Steps[3]),
        new(sample, Product.Labels, null),
    ];

    private static void AssertChecksum(HashChoice hash, byte[] bytes, string? inManifest, JsonElement asset)
    {
        // A multihash: the algorithm's code and the digest's length, then the digest. The store announces an MD5.
        var expected = hash switch
        {
            HashChoice.Sha256 => "1220" + Convert.ToHexStringLower(SHA256.HashData(bytes)),
            HashChoice.Auto => "d50110" + inManifest!["md5:".Length..],
            _ => null,
        };
        Assert.Equal(expected, asset.TryGetProperty("file:checksum", out var checksum) ? checksum.GetString() : null);
    }

    private async Task FetchAsync(string[] keys, HashChoice hash)
    {
        for (var i = 0; i < keys.Length; i++) Put(keys[i], Bytes.Random(1 + (i * 977 % 4000), i));
        Assert.True((await DownloadAsync(keys, Options() with { Hash = hash })).IsComplete);
    }

    private (CatalogExportSummary Summary, LocalFiles Files) Export()
    {
        var files = LocalFiles.Open(Folder.Path, Token);
        var options = new ItemOptions("../../../../") { HasFileFacts = true };
        var tiles = TileSamples.Of(_corpus.Index, options.Assets, files.Read(files.Samples, Token));
        return (new CatalogExporter(_corpus.Index, options).Run(Folder.Path, tiles, null, Token), files);
    }

    private JsonElement Item(CollectionKind kind, SampleId sample) =>
        JsonElement.Parse(File.ReadAllBytes(Folder[$"{CatalogNode.Folder}/{CatalogNode.OfItem(kind, sample.Tile, sample).Path}"]));

    private IEnumerable<(string Item, JsonElement Asset)> Assets() =>
        from path in Directory.EnumerateFiles(Folder[CatalogNode.Folder], "*.json", SearchOption.AllDirectories)
        let json = JsonElement.Parse(File.ReadAllBytes(path))
        where json.Text("type") == "Feature"
        from asset in json.GetProperty("assets").EnumerateObject()
        select (path, asset.Value);
}
