using System.Buffers;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Stac.Computed;
using RapidAI4EO.Tests.Support;

namespace RapidAI4EO.Tests.Stac.Computed;

/// <summary>Writes items and reads them with nothing but the framework's parser.</summary>
internal static class ItemFixture
{
    public const string Root = "https://example.org/corpus/";

    public static JsonElement Item(TestIndex corpus, CollectionKind kind, SampleId sample, ItemOptions? options = null)
    {
        using var writer = new ItemWriter(corpus.Index, kind, options ?? new ItemOptions(Root));
        return Item(corpus, writer, sample);
    }

    public static JsonElement Item(TestIndex corpus, ItemWriter writer, SampleId sample)
    {
        var buffer = new ArrayBufferWriter<byte>();
        writer.Write(corpus.Index.OrdinalOf(sample), buffer);
        return JsonElement.Parse(buffer.WrittenSpan);
    }

    public static double[] Numbers(this JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    public static string?[] Strings(this JsonElement array) => [.. array.EnumerateArray().Select(text => text.GetString())];

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    /// <summary>The hrefs of an item's assets by their names.</summary>
    public static Dictionary<string, string> Hrefs(JsonElement item) =>
        item.GetProperty("assets").EnumerateObject().ToDictionary(asset => asset.Name, asset => asset.Value.Text("href"));

    /// <summary>The hrefs of the links of a relation.</summary>
    public static string[] Links(JsonElement document, string relation) =>
        [.. document.GetProperty("links").EnumerateArray().Where(link => link.Text("rel") == relation).Select(link => link.Text("href"))];
}
