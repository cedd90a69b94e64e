using System.Text;
using Xunit;

namespace RapidAI4EO.Tests.Server;

/// <summary>Whatever is asked, the answer is an answer or says what is wrong with the question.</summary>
public sealed class HostileRequestTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const int Requests = 20_000;
    private const string Signs = "{}[]()\"',:;.%&=+-/\\<>*^_ #\0\u00e9\ud8000123456789eEaANnTtZz";

    private static readonly string[] Queries =
    [
        "bbox=11.6,50.1,12.4,50.7&limit=2&fields=id",
        "datetime=2018-05-01T00:00:00Z/..&limit=1&fields=-assets",
        "intersects=%7B%22type%22:%22Point%22,%22coordinates%22:%5B12,50.5%5D%7D&limit=1&fields=id",
        "filter=clc_31 >= 0.9 AND S_INTERSECTS(geometry,BBOX(11,50,12,51))&limit=1&fields=id",
        "query={\"clc_31\":{\"gte\":0.5}}&limit=1&fields=id",
        "sortby=-clc_31,+id&limit=3&fields=id&collections=rapidai4eo_v1_labels",
        "ids=rapidai4eo_v1_labels_33N_15E-200N_01_09&token=AAAAAAAAAAAAAAAA&limit=1",
        "aggregations=total_count,clc_share&assets-datetime=true&products=s2&limit=1",
    ];

    private static readonly string[] Bodies =
    [
        """{"bbox":[11.6,50.1,12.4,50.7],"limit":1,"fields":{"include":["id"],"exclude":["assets"]}}""",
        """{"filter":{"op":"and","args":[{"op":">","args":[{"property":"clc_31"},0.5]},{"op":"like","args":[{"property":"zone"},"3%"]}]},"limit":1,"fields":{"include":["id"]}}""",
        """{"intersects":{"type":"Polygon","coordinates":[[[11.6,50.1],[12.4,50.1],[12.4,50.7],[11.6,50.1]]]},"limit":1,"fields":{"include":["id"]}}""",
        """{"query":{"row":{"in":[1,2,3]},"zone":{"startsWith":"3"}},"sortby":[{"field":"id","direction":"desc"}],"limit":1,"fields":{"include":["id"]}}""",
        """{"datetime":"2018-01-01T00:00:00Z/..","ids":["x"],"collections":["rapidai4eo_v1_labels"],"products":["pfsr"],"assets-datetime":true,"limit":1}""",
    ];

    private static readonly string[] Paths = ["/search", "/aggregate", "/collections", "/collections/rapidai4eo_v1_labels/items", "/stac-v1.0/catalog.json"];

    [Fact]
    public async Task Request_Mutated_IsAnsweredOrRefusedButNeverBreaksTheServer()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, token) =>
        {
            var random = new Random(seed + i);
            using var request = Request(random);
            using var response = await api.Client.SendAsync(request, token);
            Assert.True((int)response.StatusCode < 500, $"seed {seed}, request {i}: {(int)response.StatusCode} {request.RequestUri} {(request.Content is { } c ? await c.ReadAsStringAsync(token) : "")}");
        });
        Assert.Equal("ok\n", await api.Client.GetStringAsync("/readyz"));
    }

    private HttpRequestMessage Request(Random random)
    {
        if (random.Next(2) == 0)
        {
            var path = random.Next(3) == 0 ? "/aggregate" : random.Next(3) == 0 ? "/searches" : "/search";
            return new HttpRequestMessage(HttpMethod.Post, new Uri(api.Client.BaseAddress!, path))
            {
                Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Mutate(Bodies[random.Next(Bodies.Length)], random))),
            };
        }

        var query = Mutate(Queries[random.Next(Queries.Length)], random);
        var address = Paths[random.Next(Paths.Length)] + "?" + string.Concat(query.Select(c => char.IsAsciiLetterOrDigit(c) || ".,-_=&/%".Contains(c) ? $"{c}" : Escaped(c)));
        return new HttpRequestMessage(HttpMethod.Get, new Uri(api.Client.BaseAddress!, address));
    }

    /// <summary>A lone surrogate becomes bytes that are no UTF-8.</summary>
    private static string Escaped(char c) => char.IsSurrogate(c) ? "%ED%A0%80" : Uri.EscapeDataString($"{c}");

    private static string Mutate(string text, Random random)
    {
        var changed = new StringBuilder(text);
        for (var n = random.Next(1, 6); n > 0 && changed.Length > 1; n--)
        {
            var at = random.Next(changed.Length);
            switch (random.Next(4))
            {
                case 0:
                    changed[at] = Signs[random.Next(Signs.Length)];
                    break;
                case 1:
                    changed.Insert(at, new string(Signs[random.Next(Signs.Length)], random.Next(12) == 0 ? 400 : 1));
                    break;
                case 2:
                    changed.Remove(at, Math.Min(changed.Length - at, random.Next(1, 8)));
                    break;
                default:
                    var from = random.Next(text.Length);
                    changed.Insert(at, text.AsSpan(from, Math.Min(text.Length - from, random.Next(1, 20))));
                    break;
            }
        }

        return changed.ToString();
    }
}
