using System.Text.Json;
using System.Text.Json.Nodes;
using RapidAI4EO.Corpus;
using RapidAI4EO.EndToEnd.Tests.Support;
using RapidAI4EO.Geometry;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Search.Cql2.Text;
using RapidAI4EO.Search.Selection;
using Xunit;

namespace RapidAI4EO.EndToEnd.Tests;

/// <summary>Whoever is asked, the answer is the same.</summary>
public sealed class AgreementSpecs(CorpusFixture corpus) : Spec(corpus)
{
    private const int Questions = 12;

    [Fact]
    public async Task I_get_the_same_answer_by_get_and_post_from_the_program_the_library_and_by_looking_at_every_sample()
    {
        using var api = await ServedApi.StartAsync(Cli, "--index", Corpus.Index, "--root", Corpus.Address);
        _ = api.CountFaultsAsync();
        using var index = SampleIndex.Open(Corpus.Index);
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        for (var i = 0; i < Questions; i++)
        {
            var question = new RandomQuestion(Corpus.Corpus, new Random(seed + i));
            var what = $"seed {seed}, question {i}: {string.Join(' ', question.Options)} {question.Products[0]} {question.Month}";
            List<string> expected = [.. question.Answer().Select(id => id.ToString())];
            Assert.True(expected.SequenceEqual(Library(index, question)), $"{what}: the library");
            var ids = await SearchAsync([.. question.Options]);
            Assert.True(ids.ExitCode == 0 && expected.SequenceEqual(ids.Lines), $"{what}: the program: {ids.Error}");
            await AssertItemsAsync(api, question, expected, what);
        }
    }

    private static IEnumerable<string> Library(SampleIndex index, RandomQuestion question)
    {
        List<AreaOfInterest> areas = [];
        if (question.Box is { } box) areas.Add(AreaOfInterest.Intersects(BoundingBox.From([box.West, box.South, box.East, box.North])));
        if (question.Area is { } area) areas.Add(AreaOfInterest.Intersects(AreaReader.Read(area)));
        var subset = new Subset
        {
            Areas = areas,
            Filter = question.Filter is { } filter ? Cql2Parser.Parse(filter) : null,
        };
        return new SampleSearch(index).Find(subset).Ordinals().Select(ordinal => index.IdOf(ordinal).ToString());
    }

    /// <summary>The items of a product's collection, with the assets of one product and month: alike but for their links and times, which tell of what was chosen.</summary>
    private async Task AssertItemsAsync(ServedApi api, RandomQuestion question, List<string> expected, string what)
    {
        var collection = Product.Parse(question.Products[0]).CollectionId;
        var month = new DateOnly(2018, question.Month, 1);
        var time = $"{month:yyyy-MM-dd}T00:00:00Z/{month.AddMonths(1).AddDays(-1):yyyy-MM-dd}T23:59:59Z";
        var printed = await SearchAsync([.. question.Options, "--output", "items", "--json-lines", "--root", Corpus.Address, "--products", question.Products[0], "--datetime", $"{month:yyyy-MM}"]);
        Assert.True(printed.ExitCode == 0, $"{what}: {printed.Error}");
        var byProgram = printed.Lines.Select(line => Essence(JsonElement.Parse(line))).ToList();
        Assert.True(expected.SequenceEqual(byProgram.Select(item => item.Id[(collection.Length + 1)..])), $"{what}: the program's items");

        var asked = $"/search?{string.Join('&', question.Query)}&collections={collection}&datetime={time}&assets-datetime=true&products={question.Products[0]}&limit=97";
        var body = question.Body.DeepClone().AsObject();
        (body["collections"], body["datetime"], body["assets-datetime"]) = (new JsonArray(collection), time, true);
        (body["products"], body["limit"]) = (new JsonArray(question.Products[0]), 97);
        Assert.True(byProgram.SequenceEqual(await AllAsync(api, await api.GetAsync(asked))), $"{what}: GET");
        Assert.True(byProgram.SequenceEqual(await AllAsync(api, await api.PostAsync("/search", body.ToJsonString()))), $"{what}: POST");
    }

    private static async Task<List<(string Id, string Content)>> AllAsync(ServedApi api, JsonElement page)
    {
        var items = new List<(string, string)>();
        while (true)
        {
            items.AddRange(page.GetProperty("features").EnumerateArray().Select(Essence));
            var next = page.GetProperty("links").EnumerateArray().FirstOrDefault(link => link.GetProperty("rel").ValueEquals("next"));
            if (next.ValueKind == JsonValueKind.Undefined) return items;
            var href = next.GetProperty("href").GetString()!;
            page = next.TryGetProperty("body", out var body) ? await api.PostAsync(href, body.GetRawText()) : await api.GetAsync(href);
        }
    }

    private static (string Id, string Content) Essence(JsonElement item) => (
        item.GetProperty("id").GetString()!,
        string.Concat(((string[])["geometry", "bbox", "collection", "assets"]).Select(name => item.GetProperty(name).GetRawText())));
}
