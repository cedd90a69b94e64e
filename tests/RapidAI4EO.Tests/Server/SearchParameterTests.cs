using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace RapidAI4EO.Tests.Server;

/// <summary>What stac-api-validator looks at, and what it usually finds.</summary>
public sealed class SearchParameterTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Labels = "rapidai4eo_v1_labels";

    [Theory]
    [InlineData("2018-05-03T10:30:00Z", 9000)]
    [InlineData("1972-01-01T00:00:00Z/..", 9000)]
    [InlineData("../2018-01-01T00:00:00Z", 3000)]
    [InlineData("/2018-01-01T00:00:00Z", 3000)]
    [InlineData("2019-12-29T10:30:00Z/", 3000)]
    [InlineData("2019-12-29T10:30:00.000001Z/..", 0)]
    [InlineData("2018-12-15t10:30:00z/2018-12-15t10:30:00z", 9000)]
    [InlineData("2018-12-15T12:30:00.123456789012+02:00", 6000)]
    [InlineData("1985-04-12T23:20:50.52Z", 0)]
    [InlineData("1990-12-31T23:59:60Z", 0)]
    [InlineData("1937-01-01T12:00:27.87+01:00/2018-01-01T00:00:00-00:00", 3000)]
    public async Task Datetime_EveryLegalForm_Finds(string time, int expected)
    {
        var got = await api.GetAsync($"/search?limit=1&fields=id&datetime={Uri.EscapeDataString(time)}");
        Assert.Equal(expected, got.GetProperty("numberMatched").GetInt32());
        var posted = await api.PostAsync("/search", JsonSerializer.Serialize(new { limit = 1, datetime = time }));
        Assert.Equal(expected, posted.GetProperty("numberMatched").GetInt32());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("../..")]
    [InlineData("/..")]
    [InlineData("../")]
    [InlineData("/1984-04-12T23:20:50.52Z/1985-04-12T23:20:50.52Z")]
    [InlineData("1984-04-12T23:20:50.52Z/1985-04-12T23:20:50.52Z/")]
    [InlineData("1985-04-12")]
    [InlineData("1937-01-01T12:00:27.87+0100")]
    [InlineData("37-01-01T12:00:27.87Z")]
    [InlineData("1985-12-12T23:20:50.52")]
    [InlineData("21985-12-12T23:20:50.52Z")]
    [InlineData("1985-13-12T23:20:50.52Z")]
    [InlineData("1985-12-32T23:20:50.52Z")]
    [InlineData("1985-12-01T25:20:50.52Z")]
    [InlineData("1985-12-01T00:60:50.52Z")]
    [InlineData("1985-12-01T00:06:61.52Z")]
    [InlineData("1990-12-31T23:59:61Z")]
    [InlineData("1986-04-12T23:20:50.52Z/1985-04-12T23:20:50.52Z")]
    [InlineData("1985-04-12T23:20:50,52Z")]
    [InlineData("yesterday")]
    public async Task Datetime_OfNoLegalForm_IsRefusedWithAdviceThatIsTaken(string time)
    {
        var advice = (await RefusesAsync("datetime", time)).Split("Write ")[1];
        var forms = Regex.Matches(advice, @"[\d.][\d-]*\d[^ ,;]*").Select(form => form.Value.TrimEnd('.')).ToList();
        Assert.NotEmpty(forms);
        foreach (var form in forms) await api.GetAsync($"/search?limit=1&fields=id&datetime={Uri.EscapeDataString(form)}");
    }

    [Theory]
    [InlineData("bbox", "1,2,3")]
    [InlineData("bbox", "[1, 2, 3, 4]")]
    [InlineData("bbox", "1,2,3,x")]
    [InlineData("bbox", "10,51,11,50")]
    [InlineData("bbox", "10,50,11,NaN")]
    [InlineData("bbox", "0,0,1,95")]
    [InlineData("limit", "0")]
    [InlineData("limit", "-1")]
    [InlineData("limit", "ten")]
    [InlineData("limit", "1.5")]
    [InlineData("limit", "1e3")]
    [InlineData("limit", "++1")]
    [InlineData("limit", "-0")]
    [InlineData("limit", "\u0661")]
    [InlineData("token", "AAAA")]
    [InlineData("filter", "clc_31 >")]
    [InlineData("filter", "eo:cloud_cover < 10")]
    [InlineData("filter-lang", "cql")]
    [InlineData("filter-crs", "http://www.opengis.net/def/crs/EPSG/0/3035")]
    [InlineData("sortby", "-cloud")]
    [InlineData("sortby", "+-id")]
    [InlineData("sortby", "--id")]
    [InlineData("sortby", "-")]
    [InlineData("sortby", "row,-row,row,-row,id")]
    [InlineData("query", "[1]")]
    [InlineData("query", """{"clc_31":{"near":1}}""")]
    [InlineData("query", """{"eo:cloud_cover":{"lt":10}}""")]
    [InlineData("query", """{"clc_31":{"gt":"much"}}""")]
    [InlineData("intersects", "POINT(1 2)")]
    [InlineData("intersects", """{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}""")]
    [InlineData("intersects", """{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[12,50.5]}}""")]
    [InlineData("products", "landsat")]
    [InlineData("assets-datetime", "maybe")]
    [InlineData("assets-datetime", "2018-05")]
    [InlineData("assets-roles", "thumbnail")]
    [InlineData("assets-names", "sr_2018-05-04")]
    public Task Parameter_ThatCannotBeUnderstood_IsNamed(string parameter, string value) => RefusesAsync(parameter, value);

    [Fact]
    public async Task Search_BboxAndIntersects_IsRefused()
    {
        const string Point = """{"type":"Point","coordinates":[12,50.5]}""";
        await api.GetAsync($"/search?bbox=11,50,12,51&intersects={Uri.EscapeDataString(Point)}", HttpStatusCode.BadRequest);
        await api.PostAsync("/search", $$"""{"bbox":[11,50,12,51],"intersects":{{Point}}}""", HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("""{"bbox":"11,50,12,51"}""", "bbox")]
    [InlineData("""{"bbox":[11,"x",12,51]}""", "bbox")]
    [InlineData("""{"collections":"x"}""", "collections")]
    [InlineData("""{"ids":[1]}""", "ids")]
    [InlineData("""{"sortby":["id"]}""", "sortby")]
    [InlineData("""{"sortby":[{"field":"id","direction":"up"}]}""", "sortby")]
    [InlineData("""{"sortby":[{"field":"-id","direction":"desc"}]}""", "sortby")]
    [InlineData("""{"sortby":[{"field":"-id"}]}""", "sortby")]
    [InlineData("""{"limit":0}""", "limit")]
    [InlineData("""{"limit":-1}""", "limit")]
    [InlineData("""{"limit":1.5}""", "limit")]
    [InlineData("""{"limit":2.5e0}""", "limit")]
    [InlineData("""{"limit":true}""", "limit")]
    [InlineData("""{"limit":"ten"}""", "limit")]
    [InlineData("""{"fields":["id"]}""", "fields")]
    [InlineData("""{"limit":[1]}""", "limit")]
    [InlineData("[1]", "body")]
    [InlineData("{", "body")]
    [InlineData("""{"limit":1,"limit":2}""", "limit")]
    [InlineData("""{"ids":["\ud800"]}""", "body")]
    [InlineData("""{"\ud800":1}""", "body")]
    [InlineData("""{"sortby":[{"field":"\ud800"}]}""", "body")]
    [InlineData("""{"query":{"id":{"startsWith":"\udfff"}}}""", "body")]
    [InlineData("""{"filter":{"op":"="}}""", "filter")]
    public async Task Body_ThatCannotBeUnderstood_IsRefusedByName(string body, string parameter)
    {
        var problem = await api.PostAsync("/search", body, HttpStatusCode.BadRequest);
        Assert.Equal(parameter, problem.GetProperty("parameter").GetString());
    }

    [Theory]
    [InlineData("""{"limit":1,}""")]
    [InlineData("""{"filter-lang":"cql2-json","filter":{"op":"=","args":[1,1],}}""")]
    public async Task Body_WithACommaTooMany_IsRefusedWithoutAdviceForProgrammers(string body)
    {
        var problem = await api.PostAsync("/search", body, HttpStatusCode.BadRequest);
        Assert.EndsWith("not supported in this mode.", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var filter = Uri.EscapeDataString("""{"op":"=","args":[1,1],}""");
        problem = await api.GetAsync($"/search?filter={filter}", HttpStatusCode.BadRequest);
        Assert.EndsWith("not supported in this mode.", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Point", "[12,50.5]")]
    [InlineData("MultiPoint", "[[12,50.5],[12.1,50.6]]")]
    [InlineData("LineString", "[[11.6,50.1],[12.4,50.7]]")]
    [InlineData("MultiLineString", "[[[11.6,50.1],[12.4,50.7]]]")]
    [InlineData("Polygon", "[[[11.6,50.1],[12.4,50.1],[12.4,50.7],[11.6,50.1]]]")]
    [InlineData("MultiPolygon", "[[[[11.6,50.1],[12.4,50.1],[12.4,50.7],[11.6,50.1]]]]")]
    public async Task Intersects_EveryTypeOfGeometry_FindsTheSameByGetAndPostAndInACollection(string type, string coordinates)
    {
        var geometry = $$"""{"type":"{{type}}","coordinates":{{coordinates}}}""";
        foreach (var json in (string[])[geometry, $$"""{"type":"GeometryCollection","geometries":[{{geometry}},{"type":"Point","coordinates":[11.7,50.2]}]}"""])
        {
            var got = (await api.GetAsync($"/search?limit=1&collections={Labels}&intersects={Uri.EscapeDataString(json)}")).GetProperty("numberMatched").GetInt32();
            Assert.Equal(got, (await api.PostAsync("/search", $$"""{"limit":1,"collections":["{{Labels}}"],"intersects":{{json}}}""")).GetProperty("numberMatched").GetInt32());
            if (type.Contains("Polygon", StringComparison.Ordinal)) Assert.InRange(got, 100, 2999);
        }
    }

    [Fact]
    public async Task Query_WithHalfASurrogatePair_IsRefusedByName() =>
        Assert.Equal("query", (await api.GetAsync("/search?query=%7B%22%5Cud800%22:%7B%22eq%22:1%7D%7D", HttpStatusCode.BadRequest)).GetProperty("parameter").GetString());

    /// <summary>A list of nothing is what a program makes whose own list is empty: it must not find everything.</summary>
    [Theory]
    [InlineData("ids", 0)]
    [InlineData("collections", 0)]
    public async Task List_OfNothing_FindsNothing(string parameter, int expected)
    {
        foreach (var empty in (string[])["", ",", "%20,"])
        {
            Assert.Equal(expected, (await api.GetAsync($"/search?limit=1&{parameter}={empty}")).GetProperty("numberMatched").GetInt32());
            Assert.Equal(expected, (await api.GetAsync($"/aggregate?{parameter}={empty}")).GetProperty("aggregations")[0].GetProperty("value").GetInt32());
        }

        var body = $$"""{"{{parameter}}":[]}""";
        Assert.Equal(expected, (await api.PostAsync("/search", body)).GetProperty("numberMatched").GetInt32());
        Assert.Equal(0, (await api.PostAsync("/searches", body, HttpStatusCode.Created)).GetProperty("files").GetInt64());
        Assert.Equal(9000, (await api.PostAsync("/search", body.Replace("[]", "null", StringComparison.Ordinal))).GetProperty("numberMatched").GetInt32());
        if (parameter == "ids") Assert.Equal(0, (await api.GetAsync($"/collections/{Labels}/items?ids=")).GetProperty("numberMatched").GetInt32());
    }

    [Theory]
    [InlineData("products")]
    [InlineData("assets-names")]
    [InlineData("assets-roles")]
    public async Task AssetList_OfNothing_ShowsNoAsset(string parameter)
    {
        var body = $$"""{"limit":1,"{{parameter}}":[]}""";
        Assert.Empty((await api.PostAsync("/search", body)).GetProperty("features")[0].GetProperty("assets").EnumerateObject());
        Assert.Empty((await api.GetAsync($"/search?limit=1&{parameter}=")).GetProperty("features")[0].GetProperty("assets").EnumerateObject());
        Assert.Equal(0, (await api.PostAsync("/searches", body, HttpStatusCode.Created)).GetProperty("files").GetInt64());
    }

    [Theory]
    [InlineData("bbox")]
    [InlineData("datetime")]
    [InlineData("intersects")]
    [InlineData("filter")]
    [InlineData("query")]
    [InlineData("limit")]
    [InlineData("token")]
    public Task Value_ThatIsEmpty_IsRefused(string parameter) => RefusesAsync(parameter, "");

    [Fact]
    public async Task List_OfNothing_HasNoAggregations() =>
        Assert.Empty((await api.GetAsync("/aggregate?aggregations=,")).GetProperty("aggregations").EnumerateArray());

    [Theory]
    [InlineData("/search?collection=x", "collections")]
    [InlineData("/search?collections[]=x", "collections")]
    [InlineData("/search?Limit=1", "limit")]
    [InlineData("/search?sortBy=id", "sortby")]
    [InlineData("/collections?limt=1", "limit")]
    [InlineData("/collections/rapidai4eo_v1_labels/items?bbxo=1,2,3,4", "bbox")]
    [InlineData("/aggregate?aggregation=total_count", "aggregations")]
    [InlineData("/?f=json", null)]
    [InlineData("/queryables?x=", null)]
    public async Task Parameter_ThatThereIsNot_IsRefusedWithTheNearest(string address, string? nearest)
    {
        var detail = (await api.GetAsync(address, HttpStatusCode.BadRequest)).GetProperty("detail").GetString()!;
        if (nearest is not null) Assert.EndsWith($"Did you mean '{nearest}'?", detail, StringComparison.Ordinal);
        await api.GetAsync(address.Split('?')[0] + "?_=1712");
    }

    [Fact]
    public async Task Member_ThatThereIsNot_IsRefusedWithTheNearest()
    {
        foreach (var path in (string[])["/search", "/searches", "/aggregate"])
        {
            var problem = await api.PostAsync(path, """{"collection":["x"]}""", HttpStatusCode.BadRequest);
            Assert.EndsWith("Did you mean 'collections'?", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
            Assert.Equal(problem.GetProperty("detail").GetString(), problem.GetProperty("description").GetString());
            Assert.Equal("BadRequest", problem.GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task Token_OfAnotherSearchOrChanged_IsRefused()
    {
        var token = ApiFixture.Link(await api.GetAsync("/search?limit=1"), "next")!.Value.GetProperty("href").GetString()!.Split("token=")[1];
        await api.GetAsync($"/search?limit=5&token={token}");
        await api.GetAsync($"/search?limit=1&filter=row=1&token={token}", HttpStatusCode.BadRequest);
        var changed = (token[0] == 'A' ? 'B' : 'A') + token[1..];
        await api.GetAsync($"/search?limit=1&token={changed}", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Ids_OfItems_FindThoseAndNoOthers()
    {
        var id = $"{Labels}_{ApiFixture.Test.Index.IdOf(7)}";
        var found = await api.GetAsync($"/search?ids={id},nothing,rapidai4eo_v1_labels_33N_1E-1N_01_01");
        Assert.Equal(id, Assert.Single(found.GetProperty("features").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(0, (await api.GetAsync($"/search?collections=nothing&ids={id}")).GetProperty("numberMatched").GetInt32());
    }

    /// <returns>What is wrong, for a person.</returns>
    private async Task<string> RefusesAsync(string parameter, string value)
    {
        var problem = await api.GetAsync($"/search?{parameter}={Uri.EscapeDataString(value)}", HttpStatusCode.BadRequest);
        Assert.Equal(parameter, problem.GetProperty("parameter").GetString());
        Assert.Equal(400, problem.GetProperty("status").GetInt32());
        var detail = problem.GetProperty("detail").GetString()!;
        Assert.NotEmpty(detail);
        return detail;
    }
}
