using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace RapidAI4EO.Tests.Server;

/// <summary>Every value in the bodies of POSTs, at any depth, replaced by every other type of JSON: an answer or a 400, and never a fault of the server.</summary>
public sealed class MemberTypeTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Body = """
        {
          "collections": ["rapidai4eo_v1_labels"], "ids": ["x"], "datetime": "2018-05-03T10:30:00Z", "limit": 1, "token": "AAAA",
          "intersects": {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "coordinates": [[[11, 50], [12, 50], [12, 51], [11, 50]]]}],
            "crs": {"type": "name", "properties": {"name": "EPSG:4326"}}},
          "query": {"clc_31": {"gt": 0.5, "in": [1]}, "tile": {"startsWith": "1"}}, "filter-lang": "cql2-json", "filter-crs": "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
          "filter": {"op": "and", "args": [
            {"op": "s_intersects", "args": [{"property": "geometry"}, {"type": "Polygon", "crs": {"properties": {"name": "EPSG:4326"}}, "coordinates": [[[11, 50], [12, 50], [12, 51], [11, 50]]]}]},
            {"op": "s_intersects", "args": [{"property": "geometry"}, {"bbox": [11, 50, 12, 51]}]},
            {"op": "t_before", "args": [{"property": "datetime"}, {"interval": ["2018-01-01", ".."]}]},
            {"op": "t_before", "args": [{"timestamp": "2018-01-01T00:00:00Z"}, {"date": "2018-01-01"}]},
            {"op": "like", "args": [{"op": "casei", "args": [{"property": "tile"}]}, "1%"]},
            {"op": "between", "args": [{"property": "row"}, 1, {"op": "+", "args": [1, 2]}]},
            {"op": "in", "args": [{"property": "zone"}, ["33N"]]},
            {"op": "a_contains", "args": [{"property": "clc_classes"}, [311]]},
            {"op": "not", "args": [{"op": "isNull", "args": [{"property": "gsd"}]}]}]},
          "sortby": [{"field": "id", "direction": "desc"}], "fields": {"include": ["id"], "exclude": ["bbox"]},
          "assets-datetime": true, "products": ["s2"], "assets-roles": ["data"], "assets-names": ["sr_*"], "aggregations": ["total_count"]
        }
        """;

    private static readonly string[] Others = ["null", "true", "5", "-1e300", "\"text\"", "\"\"", "[]", "[[]]", "{}", "{\"type\":5}", "{\"op\":5}"];

    [Fact]
    public async Task Bodies_WithAnyOtherTypeAnywhere_AreAnsweredOrRefused()
    {
        foreach (var path in Paths(JsonNode.Parse(Body)!).ToList())
        {
            foreach (var other in Others)
            {
                // One member alone too, so that no other hides it by its own fault.
                var body = JsonNode.Parse(Body)!.AsObject();
                Replace(body, path, other);
                foreach (var name in body.Select(member => member.Key).Where(name => name != (string)path[0]).ToList()) body.Remove(name);
                if ((string)path[0] == "filter") body["filter-lang"] = "cql2-json";
                await CheckAsync((string)path[0] == "aggregations" ? "/aggregate" : "/search", body.ToJsonString());
            }
        }
    }

    private static IEnumerable<object[]> Paths(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => Below(member.Key, member.Value!)),
        JsonArray items => items.SelectMany((item, i) => Below(i, item!)),
        _ => [],
    };

    private static IEnumerable<object[]> Below(object step, JsonNode node) => Paths(node).Select(path => (object[])[step, .. path]).Prepend([step]);

    private static void Replace(JsonNode node, object[] path, string value)
    {
        foreach (var step in path[..^1]) node = step is int i ? node[i]! : node[(string)step]!;
        if (path[^1] is int last) node[last] = JsonNode.Parse(value);
        else node[(string)path[^1]] = JsonNode.Parse(value);
    }

    private async Task CheckAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await api.Client.PostAsync(path, content);
        Assert.True((int)response.StatusCode is 200 or 400, $"{body} brought {response.StatusCode}.");
    }
}
