using System.Globalization;
using System.Text;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Stac.Crawl;
using RapidAI4EO.Stac.Documents;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Stac.Documents;

/// <summary>
/// Whatever a document holds, the crawl goes on, and what is written of it is JSON in UTF-8. <c>RAPIDAI4EO_MUTATIONS</c> sets how many
/// documents are tried.
/// </summary>
public sealed class DocumentFuzzTests : IDisposable
{
    private const int Seed = 20180503;

    private static readonly int Mutations =
        int.TryParse(Environment.GetEnvironmentVariable("RAPIDAI4EO_MUTATIONS"), CultureInfo.InvariantCulture, out var count) ? count : 2_000;

    /// <summary>What nobody expects where a value stands.</summary>
    private static readonly string[] Values =
    [
        "null", "true", "5", "-0", "1e999", "-1e-999", "123456789012345678901234567890", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "[]", "{}", "[[]]", "[null]",
        "\"a%00b\"", "\"file:///\\u0000\"", "\"http://[\"", "\"http://a:99999/\"", "\"//\"", "\"\\\\\\\\x\\\\y\"", "\"s3://b/a b\"", "\"%\"", "\"?\"", "\"#\"", "\":\"",
        "\"mailto:a\"", "\"data:,\"", "\"2018-05-03\"", "\"9999-12-31T23:59:59.9999999-12:00\"", "\"0001-01-01T00:00:00+12:00\"", "\"2016-12-31T23:59:60Z\"", "\"Feature\"",
        "\"Catalog\"", "\"FeatureCollection\"", "\"Polygon\"", "\"GeometryCollection\"", "[[[13,52],[13,52],[13,52],[13,52]]]", "[[[1e999,52],[13,-1e999],[1,2],[1e999,52]]]",
        "[-180,-90,180,90]", "[13,52]", "[\"a\"]", $"\"{new string('a', 5000)}\"", $"\"{new string('/', 70_000)}\"", new string('[', 3000) + new string(']', 3000),
        $"\"http://xn--{new string('a', 64)}/\"",
    ];

    private static readonly string[] Seeds =
    [
        StacText.Item("i", """{"type":"Polygon","coordinates":[[[13,52],[14,52],[14,53],[13,52]]]}""", "\"datetime\":\"2018-05-15T00:00:00Z\"", StacText.Link("related", "j.json")),
        StacText.Item("i", StacText.Point(13, 52), "\"datetime\":null,\"start_datetime\":\"2018-05-01T00:00:00Z\",\"end_datetime\":\"2018-05-31T00:00:00Z\"", StacText.Link("self", "i.json")),
        StacText.Collection("c", """{"spatial":{"bbox":[[10,50,15,55]]},"temporal":{"interval":[["2018-01-01T00:00:00Z",null]]}}""", StacText.Link("item", "j.json"), StacText.Link("child", "k.json")),
        $$"""{"type":"FeatureCollection","features":[{{StacText.Item("a", StacText.Point(13, 52))}},{{StacText.Item("b")}}],"links":[{{StacText.Link("next", "j.json")}}]}""",
        StacText.Catalog("c", StacText.Link("item", "j.json"), StacText.Link("items", "j.json")),
    ];

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Crawl_DocumentOfAnyContent_GoesOnAndWritesJson()
    {
        var random = new Random(Seed);
        _folder.Write("j.json", StacText.Item("j", StacText.Point(13, 52)));
        var catalog = _folder.Write("catalog.json", StacText.Catalog("r", StacText.Link("child", "odd.json"), StacText.Link("item", "last.json")));
        _folder.Write("last.json", StacText.Item("last", StacText.Point(13, 52)));
        using var reader = new StacReader(new StacReaderOptions { Offline = true });
        for (var i = 0; i < Mutations; i++)
        {
            var document = Mutate(random);
            await File.WriteAllBytesAsync(_folder["odd.json"], document);
            try
            {
                Assert.Contains("last", await WriteAllAsync(reader.Crawl(catalog, QueryOf(i))), StringComparison.Ordinal);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Assert.Fail($"Seed {Seed}, mutation {i}: {e}\n{Encoding.Latin1.GetString(document)}");
            }
        }
    }

    private static StacQuery QueryOf(int i) => (i % 3) switch
    {
        0 => new StacQuery(),
        1 => new StacQuery { Datetime = TimeInterval.Parse("2018-05"), Related = [] },
        _ => new StacQuery { Areas = [AreaOfInterest.Intersects(BoundingBox.Parse("12,51,14,54"))], Assets = new AssetFilter { Roles = ["data"] } },
    };

    private static async Task<string> WriteAllAsync(StacCrawl crawl)
    {
        using var stream = new MemoryStream();
        await using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartArray();
        await foreach (var found in crawl.ItemsAsync())
        {
            FoundItemWriter.WriteItem(json, found);
            FoundItemWriter.WriteFeature(json, found);
            foreach (var asset in found.Assets) json.WriteStringValue(asset.AbsoluteHref);
        }

        json.WriteEndArray();
        await json.FlushAsync();
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(stream.ToArray());
        using var parsed = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = int.MaxValue });
        return text;
    }

    private static byte[] Mutate(Random random)
    {
        var text = Seeds[random.Next(Seeds.Length)];
        for (var changes = random.Next(1, 3); changes > 0; changes--) text = WithOtherValue(text, random);
        var bytes = Encoding.UTF8.GetBytes(text);
        if (random.Next(3) == 0) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        if (random.Next(20) == 0) bytes = bytes[..random.Next(bytes.Length)];
        return bytes;
    }

    /// <summary>Puts another value in the place of one.</summary>
    private static string WithOtherValue(string text, Random random)
    {
        var places = new List<(int Start, int End)>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject or JsonTokenType.PropertyName) continue;
            var inner = reader;
            inner.Skip();
            places.Add(((int)reader.TokenStartIndex, (int)inner.BytesConsumed));
        }

        var (start, end) = places[random.Next(places.Count)];
        return text[..start] + Values[random.Next(Values.Length)] + text[end..];
    }
}
