using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Stac.Computed;
using RapidAI4EO.Synthetic.Chips;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Stac.Computed;

/// <summary>What items say of their images' grid is what GDAL finds in the images.</summary>
public sealed class GridTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Write_RealChip_HasItsGridTypeAndBands()
    {
        var chip = _folder.Write("chip.tif", SharedData.RealChip());
        var key = AssetKey.Parse(SharedData.RealChipKey);
        using var resources = new ResourceFolder(key.Sample.ToString()).Write();
        using var index = SampleIndex.Open((await resources.BuildAsync()).IndexPath!);
        using var writer = new ItemWriter(index, CollectionKind.PlanetFusion, new ItemOptions(ItemFixture.Root));
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        writer.Write(0, buffer);
        var item = JsonElement.Parse(buffer.WrittenSpan);
        var asset = item.GetProperty("assets").GetProperty(key.AssetName);
        Assert.Equal("int16", asset.Text("data_type"));
        Assert.Equal(["blue", "green", "red", "nir"], asset.GetProperty("bands").EnumerateArray().Select(band => band.Text("name")));
        Assert.StartsWith($"{Grid(item, 4, "Int16")} ", Gdal.Describe(chip)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SyntheticChips_HaveTheirGrids()
    {
        var corpus = TestIndex.Europe;
        var chips = new SyntheticChips(corpus.Corpus);
        var cases = corpus.Corpus.Samples.Take(4).SelectMany(sample => new[]
        {
            (Kind: CollectionKind.PlanetFusion, Key: new AssetKey(sample, Product.PlanetFusion, Product.PlanetFusion.Steps[0]), Bands: 4, Type: "Int16"),
            (Kind: CollectionKind.PlanetFusion, Key: new AssetKey(sample, Product.PlanetFusionQuality, Product.PlanetFusion.Steps[0]), Bands: 2, Type: "Byte"),
            (Kind: CollectionKind.Sentinel2, Key: new AssetKey(sample, Product.Sentinel2, Product.Sentinel2.Steps[0]), Bands: 12, Type: "UInt16"),
        }).ToList();
        var lines = Gdal.Describe([.. cases.Select((c, i) => _folder.Write($"{i}.tif", chips.Create(c.Key)))]);
        Assert.All(cases.Zip(lines), found => Assert.StartsWith(
            $"{Grid(ItemFixture.Item(corpus, found.First.Kind, found.First.Key.Sample), found.First.Bands, found.First.Type)} ", found.Second, StringComparison.Ordinal));
    }

    /// <summary>The item's grid in the words of <see cref="Gdal.Describe"/>, whose transform starts with the origin.</summary>
    private static string Grid(JsonElement item, int bands, string type)
    {
        var properties = item.GetProperty("properties");
        var shape = properties.GetProperty("proj:shape").Numbers();
        var t = properties.GetProperty("proj:transform").Numbers();
        return $"{shape[1]} {shape[0]} {bands} {type} {properties.Text("proj:code")["EPSG:".Length..]} {t[2]} {t[0]} {t[1]} {t[5]} {t[3]} {t[4]}";
    }
}
