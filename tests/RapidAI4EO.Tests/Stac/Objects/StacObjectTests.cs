using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Stac.Crawl;
using RapidAI4EO.Stac.Documents;
using RapidAI4EO.Stac.Objects;
using Xunit;

namespace RapidAI4EO.Tests.Stac.Objects;

public sealed class StacObjectTests
{
    private const string Item10 = """
        {"stac_version":"1.0.0","type":"Feature","zeta":1.50e+3,"id":"a\u00e4","geometry":{"type":"Point","coordinates":[13.0,52.50,7]},
         "bbox":[13.0,52.50,13.0,52.50],"properties":{"datetime":null,"start_datetime":"2018-01-01T00:00:00Z","end_datetime":"2018-12-31T23:59:59.123456789Z",
         "title":"T","eo:cloud_cover":0.10,"deep":[[[{}]]]},"links":[{"rel":"related","href":"https://example.org/b.json","method":"GET","title":"B"}],
         "assets":{"z":{"roles":["data","x"],"href":"https://example.org/z.tif","type":"image/tiff; application=geotiff","file:size":12345678901234567890},
         "a":{"href":"https://example.org/a.tif","datetime":"2018-05-03T10:30:00+02:00"}},"collection":"c","stac_extensions":[],"big":123456789012345678901234567890}
        """;

    private static readonly DocumentAddress Address = DocumentAddress.Parse("https://example.org/x/item.json");

    [Fact]
    public void Read_Item_HasWhatItSays()
    {
        var item = Assert.IsType<StacItem>(Read(Item10));
        Assert.Equal(("aä", "1.0.0", "c"), (item.Id, item.StacVersion, item.CollectionId));
        Assert.Equal([13, 52.5, 13, 52.5], item.Bbox!);
        Assert.Equal("POINT (13 52.5)", item.ReadGeometry()!.AsText());
        Assert.True(item.ReadTime().Meets(TimeInterval.Parse("2018-12-31")));
        Assert.False(item.ReadTime().Meets(TimeInterval.Parse("2019")));
        Assert.Equal(["z", "a"], item.Assets.Select(asset => asset.Name));
        Assert.Equal(["data", "x"], item.Assets[0].Roles);
        Assert.Equal("image/tiff; application=geotiff", item.Assets[0].Type);
        Assert.Equal(DateTimeOffset.Parse("2018-05-03T08:30:00Z"), item.Assets[1].ReadTime().Instant);
        Assert.Equal(("related", "B", "https://example.org/b.json"), (item.Links[0].Relation, item.Links[0].Title, item.Links[0].AbsoluteHref));
        Assert.Equal("0.10", item.Properties.GetProperty("eo:cloud_cover").GetRawText());
        Assert.Equal("1.50e+3", item.Json.GetProperty("zeta").GetRawText());
    }

    [Fact]
    public void Read_AnyDocument_KeepsItsTextToTheByte() => Assert.Equal(Item10, Encoding.UTF8.GetString(Read("\uFEFF" + Item10).Text.Span));

    [Fact]
    public void WriteItem_AllAssetsAndAbsoluteLinks_IsTheDocumentOnOneLine()
    {
        var item = (StacItem)Read(Item10);
        var text = Write(new FoundItem(item, item.Assets));
        Assert.Equal(OnOneLine(Item10).Replace("a\\u00e4", "a\\u00e4"), text);
    }

    [Fact]
    public void WriteItem_RelativeHrefsAndOneAsset_AreAbsoluteAndOne()
    {
        var item = (StacItem)Read(StacText.Item("i", links: StacText.Link("self", "../elsewhere/item.json")).Replace("\"assets\":{", "\"assets\":{\"other\":{\"href\":\"o\"},"));
        using var json = JsonDocument.Parse(Write(new FoundItem(item, [item.Assets[1]])));
        Assert.Equal("https://example.org/elsewhere/item.json", json.RootElement.GetProperty("links")[0].GetProperty("href").GetString());
        Assert.Equal("https://example.org/x/i.tif", Assert.Single(json.RootElement.GetProperty("assets").EnumerateObject()).Value.GetProperty("href").GetString());
    }

    [Theory]
    [InlineData("""{"type":"Catalog","stac_version":"1.0.0-rc.2","id":"c","description":"","links":[]}""", typeof(StacCatalog))]
    [InlineData("""{"stac_version":"1.0.0-beta.2","id":"c","description":"","links":[{"rel":"child","href":"x"}]}""", typeof(StacCatalog))]
    [InlineData("""{"type":"Collection","stac_version":"1.0.0","id":"c","links":[],"extent":{}}""", typeof(StacCollection))]
    [InlineData("""{"stac_version":"0.9.0","id":"c","links":[],"extent":{"spatial":{"bbox":[[1,2,3,4]]}}}""", typeof(StacCollection))]
    [InlineData("""{"type":"Collection","stac_version":"1.1.0","id":"c","links":[],"extent":{},"item_assets":{},"bands":[]}""", typeof(StacCollection))]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", typeof(StacItemCollection))]
    [InlineData("""{"type":"Feature","id":"i"}""", typeof(StacItem))]
    public void Read_EveryKindAndVersion_IsKnown(string text, Type type) => Assert.IsType(type, Read(text));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  <!DOCTYPE html><html></html>", "web page")]
    [InlineData("{\"type\":\"Catalog\",\"id\":\"c\",", "not whole or not JSON, from line 1")]
    [InlineData("{\"type\":\"Catalog\"} trailing", "not whole or not JSON")]
    [InlineData("[1,2]", "neither a catalog")]
    [InlineData("{\"type\":\"Topology\"}", "neither a catalog")]
    public void Read_WhatIsNoStac_SaysWhatItIs(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<StacFormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_AHundredThousandLevels_IsReadAndWritten()
    {
        var deep = new string('[', 100_000) + new string(']', 100_000);
        var item = (StacItem)Read(StacText.Item("i").Replace("\"assets\"", $"\"deep\":{deep},\"assets\""));
        Assert.Contains(deep, Write(new FoundItem(item, item.Assets)), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WrongKindsEverywhere_AreAsIfTheyWereNotThere()
    {
        var item = (StacItem)Read("""{"type":"Feature","id":7,"bbox":["a"],"links":{"rel":1},"assets":[1],"properties":[],"collection":null,"geometry":5}""");
        Assert.Null(item.Id);
        Assert.Null(item.Bbox);
        Assert.Empty(item.Links);
        Assert.Empty(item.Assets);
        Assert.False(item.ReadTime().IsKnown);
        Assert.Throws<InvalidInputException>(item.ReadGeometry);
    }

    [Fact]
    public void Read_NamesAndTextsThatAreNoUnicode_AreAsIfTheyWereNotThere()
    {
        var item = (StacItem)Read(
            """{"\ud800":1,"type":"Feature","id":"i","links":[{"\ud800":1,"rel":"self","href":"x"},{"rel":"\ud800","href":"y"}],"assets":{"\ud800":{"href":"a"},"b":{"\udc00":1,"href":"b"}},"geometry":{"\ud800":1,"type":"\ud800"}}""");
        Assert.Equal("i", item.Id);
        Assert.Contains(item.Links, link => link.Relation == "self");
        Assert.Equal("b", Assert.Single(item.Assets).Name);
        Assert.Throws<InvalidInputException>(item.ReadGeometry);
    }

    [Fact]
    public void Extent_HalfMalformed_KnowsThatItIs()
    {
        var collection = (StacCollection)Read(StacText.Collection("c", """{"spatial":{"bbox":[[1,2,3,4],[170,-10,0,-170,10,9],"x"]},"temporal":{"interval":[["2018-01-01T00:00:00Z",null],["b",null]]}}"""));
        Assert.Equal(["1,2,3,4", "170,-10,-170,10"], collection.Extent.Boxes.Select(box => box.ToString()));
        Assert.True(collection.Extent.HasUnreadBoxes);
        Assert.Equal("2018-01-01T00:00:00Z/..", Assert.Single(collection.Extent.Intervals).ToString());
        Assert.True(collection.Extent.HasUnreadIntervals);
    }

    private static StacObject Read(string text) => StacObject.Read(Encoding.UTF8.GetBytes(text), Address);

    private static string OnOneLine(string text) => string.Concat(text.Split('\n').Select(line => line.Trim()));

    private static string Write(FoundItem found)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }))
        {
            FoundItemWriter.WriteItem(json, found);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
