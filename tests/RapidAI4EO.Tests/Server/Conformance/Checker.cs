using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace RapidAI4EO.Tests.Server.Conformance;

/// <summary>Asks the server in the ways that the standards' own validators do.</summary>
internal sealed class Checker(ApiFixture api)
{
    public const string Labels = "rapidai4eo_v1_labels";
    public const string GeoJson = "application/geo+json";
    public const string Json = "application/json";

    public ApiFixture Api => api;

    public string Base => api.Client.BaseAddress!.ToString();

    /// <summary>A document, which must come as a media type.</summary>
    public async Task<JsonElement> GetAsync(string address, string type = Json)
    {
        using var response = await api.Client.GetAsync(address);
        Assert.True(response.IsSuccessStatusCode, $"{address}: {response.StatusCode}");
        Assert.Equal(type, response.Content.Headers.NonValidated["Content-Type"].ToString());
        return JsonElement.Parse(await response.Content.ReadAsStringAsync());
    }

    /// <summary>The only link of a relation.</summary>
    public static string Href(JsonElement document, string relation)
    {
        var link = ApiFixture.Link(document, relation);
        Assert.True(link is not null, $"There is no link '{relation}'.");
        return link.Value.GetProperty("href").GetString()!;
    }

    public static IEnumerable<JsonElement> Features(JsonElement page) => page.GetProperty("features").EnumerateArray();

    public static List<string> Ids(JsonElement page) => [.. Features(page).Select(item => item.GetProperty("id").GetString()!)];

    /// <summary>
    /// A search finds what a look at every item finds, by GET and by POST, in all collections and in one, page after page.
    /// </summary>
    public async Task FindsAsync(JsonObject body, Func<TrueItem, bool> holds)
    {
        var expected = TrueItem.All.Where(holds).Select(item => item.Id).ToList();
        body["limit"] = Math.Max(1, (expected.Count / 2) + 1);
        var query = Query(body) + "&fields=id";
        body["fields"] = new JsonObject { ["include"] = new JsonArray("id") };
        var got = await api.GetAsync($"/search?{query}");
        Assert.Equal(expected.Count, got.GetProperty("numberMatched").GetInt32());
        Assert.Equal(expected, await api.AllIdsAsync(got));
        Assert.Equal(expected, await api.AllIdsAsync(await api.PostAsync("/search", body.ToJsonString())));
        var own = TrueItem.All.Where(item => item.Kind.Id == Labels && holds(item)).Select(item => item.Id);
        Assert.Equal(own, await api.AllIdsAsync(await api.GetAsync($"/collections/{Labels}/items?{query}")));
    }

    public Task FindsAsync(string filter, Func<TrueItem, bool> holds) =>
        FindsAsync(new JsonObject { ["filter"] = filter, ["filter-lang"] = "cql2-text" }, holds);

    /// <summary>Both methods refuse a parameter and name it.</summary>
    public async Task RefusesAsync(string parameter, JsonNode value)
    {
        var body = new JsonObject { [parameter] = value };
        foreach (var problem in (JsonElement[])[await api.GetAsync($"/search?{Query(body)}", HttpStatusCode.BadRequest), await api.PostAsync("/search", body.ToJsonString(), HttpStatusCode.BadRequest)])
        {
            Assert.Equal(parameter, problem.GetProperty("parameter").GetString());
        }
    }

    /// <summary>The members of a body as an address has them: lists with commas, objects as JSON.</summary>
    private static string Query(JsonObject body) => string.Join('&', body.Select(member => $"{member.Key}={Uri.EscapeDataString(Text(member.Value!))}"));

    private static string Text(JsonNode value) => value switch
    {
        JsonArray list => string.Join(',', list.Select(item => item!.ToString())),
        JsonObject json => json.ToJsonString(),
        _ => value.ToString(),
    };
}
