using System.Net;
using System.Text.Json;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Server.Conformance;

/// <summary>Whatever can be reached from the landing page is there, is of the type that its link says, and is valid STAC.</summary>
public sealed class LinkTests(ApiFixture api) : IClassFixture<ApiFixture>, IDisposable
{
    /// <summary>Documents: a breadth-first walk has seen each kind of link after some fifty.</summary>
    private const int Enough = 250;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Links_FollowedFromTheLandingPage_AnswerWithTheirTypeAndAreValid()
    {
        var start = api.Client.BaseAddress!;
        var seen = new HashSet<string> { start.ToString() };
        var ahead = new Queue<(string Method, string Href, string Type, string? Body)>([("GET", start.ToString(), "application/json", null)]);
        var relations = new HashSet<string>();
        for (var visits = 0; visits < Enough && ahead.TryDequeue(out var link); visits++)
        {
            var document = await FollowAsync(link);
            if (document is not { ValueKind: JsonValueKind.Object } json) continue;
            Keep(json, visits);
            foreach (var next in Links(json).Where(next => new Uri(new Uri(link.Href), next.GetProperty("href").GetString()!).Authority == start.Authority))
            {
                relations.Add(next.GetProperty("rel").GetString()!);
                var href = new Uri(new Uri(link.Href), next.GetProperty("href").GetString()!).ToString();
                var method = next.TryGetProperty("method", out var named) ? named.GetString()! : "GET";
                var body = next.TryGetProperty("body", out var sent) ? sent.GetRawText() : null;
                if (seen.Add($"{method} {href} {body}")) ahead.Enqueue((method, href, next.GetProperty("type").GetString()!, body));
            }
        }

        Assert.All((string[])["items", "child", "item", "next", "prev", "related", "collection", "parent", "aggregate"], relation => Assert.Contains(relation, relations));
        StacValidator.Validate(_folder.Path);
    }

    private async Task<JsonElement?> FollowAsync((string Method, string Href, string Type, string? Body) link)
    {
        using var request = new HttpRequestMessage(new HttpMethod(link.Method), link.Href);
        if (link.Method == "POST") request.Content = new StringContent(link.Body ?? "", System.Text.Encoding.UTF8, "application/json");
        using var response = await api.Client.SendAsync(request);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{link.Href}: {response.StatusCode}");
        Assert.Equal(link.Type, response.Content.Headers.NonValidated["Content-Type"].ToString());
        return link.Type.Contains("json", StringComparison.Ordinal) ? JsonElement.Parse(await response.Content.ReadAsStringAsync()) : null;
    }

    private static IEnumerable<JsonElement> Links(JsonElement document) =>
        Parts(document).Prepend(document).SelectMany(part => part.TryGetProperty("links", out var links) ? links.EnumerateArray() : []);

    /// <summary>The STAC objects that a list has in it.</summary>
    private static IEnumerable<JsonElement> Parts(JsonElement document) =>
        ((string[])["features", "collections", "children"]).SelectMany(list => document.TryGetProperty(list, out var parts) ? parts.EnumerateArray() : []);

    private void Keep(JsonElement document, int visit)
    {
        foreach (var (part, i) in Parts(document).Prepend(document).Where(part => part.TryGetProperty("stac_version", out _)).Select((part, i) => (part, i)))
        {
            _folder.Write($"{visit}_{i}.json", part.GetRawText());
        }
    }
}
