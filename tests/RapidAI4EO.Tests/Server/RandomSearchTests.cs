using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Search.Cql2.Text;
using RapidAI4EO.Search.Filters;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Stac.Computed;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Server;

/// <summary>GET, POST, the library's search and a look at every single item agree, page by page and in the same order.</summary>
public sealed class RandomSearchTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly TestIndex Test = ApiFixture.Test;
    private static readonly Lazy<SampleMetadata[]> Samples = new(() => [.. Test.Corpus.Samples.Order().Select((id, ordinal) => new SampleMetadata(ordinal, id, Test.CountsOf(id)))]);

    private static readonly (string Text, string Start, string End)[] Times =
    [
        ("../2018-01-02T00:00:00Z", "0001-01-01T00:00:00Z", "2018-01-02T00:00:00Z"),
        ("2018-12-20T00:00:00Z/2018-12-24T00:00:00Z", "2018-12-20T00:00:00Z", "2018-12-24T00:00:00Z"),
        ("2019-01-01T00:00:00Z/..", "2019-01-01T00:00:00Z", "9999-01-01T00:00:00Z"),
        ("2018-05-03T10:30:00Z", "2018-05-03T10:30:00Z", "2018-05-03T10:30:00Z"),
    ];

    private static readonly (string Text, Func<SampleMetadata, int, bool> Holds)[] Filters =
    [
        ("clc_311 > 0.25", (s, _) => s.Share(311) > 10_000),
        ("clc_31 >= 0.5 AND NOT row < 12", (s, _) => s.Share(31) >= 20_000 && s.Id.Row >= 12),
        ("zone = '33N' OR clc_2 = 1", (s, _) => s.Id.Zone.Number == 33 || s.Share(2) == 40_000),
        ("gsd = 3 AND column BETWEEN 5 AND 30", (s, kind) => kind == 0 && s.Id.Column is >= 5 and <= 30),
        ("gsd IS NULL", (_, kind) => kind == 2),
        ("collection LIKE '%s2' AND clc_312 > clc_311", (s, kind) => kind == 1 && s.Share(312) > s.Share(311)),
    ];

    private static readonly (string Term, Func<SampleMetadata, double> Key)[] Orders =
    [
        ("row", s => s.Id.Row), ("-row", s => -s.Id.Row), ("-clc_31", s => -s.Share(31)), ("clc_211", s => s.Share(211)), ("-column", s => -s.Id.Column),
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Search_Random_EqualsALookAtEveryItem(int seed)
    {
        var random = new Random(seed);
        var (query, body) = (new List<string>(), new JsonObject());
        var (areas, shape) = Place(random, query, body);
        var time = random.Next(3) == 0 ? Times[random.Next(Times.Length)] : ("", "0001-01-01T00:00:00Z", "9999-01-01T00:00:00Z");
        Add("datetime", time.Item1);
        var kinds = random.Next(2) == 0 ? CollectionKind.All : [.. CollectionKind.All.Where(_ => random.Next(2) == 0)];
        if (kinds.Count is > 0 and < 3) AddList("collections", [.. kinds.Select(kind => kind.Id)]);
        else kinds = CollectionKind.All;
        var filter = random.Next(2) == 0 ? Filters[random.Next(Filters.Length)] : ("", (_, _) => true);
        Add("filter", filter.Item1);
        if (filter.Item1.Length > 0) body["filter-lang"] = "cql2-text";
        var order = random.Next(2) == 0 ? Orders[random.Next(Orders.Length)] : ("", _ => 0);
        if (order.Item1.Length > 0)
        {
            query.Add($"sortby={order.Item1}");
            body["sortby"] = new JsonArray(new JsonObject { ["field"] = order.Item1.TrimStart('-'), ["direction"] = order.Item1[0] == '-' ? "desc" : "asc" });
        }

        var found = kinds.Where(kind => MeetsTime(kind, time.Item2, time.Item3)).SelectMany(kind => Samples.Value
            .Where(s => (shape is null || Test.Polygons[s.Ordinal].Intersects(shape)) && filter.Item2(s, kind.Index)).Select(s => (Kind: kind, Sample: s))).ToList();
        string[] expected = [.. found.OrderBy(item => order.Item2(item.Sample)).Select(item => item.Kind.ItemId(item.Sample.Id))];
        query.AddRange(["fields=id", $"limit={body["limit"] = (expected.Length / random.Next(1, 5)) + 1}"]);
        body["fields"] = new JsonObject { ["include"] = new JsonArray("id") };

        var what = $"seed {seed}: {string.Join('&', query)}";
        var got = await api.GetAsync("/search?" + string.Join('&', query));
        var posted = await api.PostAsync("/search", body.ToJsonString());
        Assert.True(expected.Length == got.GetProperty("numberMatched").GetInt32(), $"{what}: {expected.Length} expected, {got.GetProperty("numberMatched")} found");
        Assert.Equal(got.GetProperty("features").GetRawText(), posted.GetProperty("features").GetRawText());
        Assert.True(expected.SequenceEqual(await api.AllIdsAsync(got)), what);
        Assert.True(expected.SequenceEqual(await api.AllIdsAsync(posted)), what);
        foreach (var kind in kinds.Where(kind => MeetsTime(kind, time.Item2, time.Item3)))
        {
            var subset = new Subset { Areas = areas, Filter = filter.Item1.Length > 0 ? Cql2Parser.Parse(filter.Item1) : null, Scope = FilterScope.ItemsOf(kind.Products[0]) };
            var library = new SampleSearch(Test.Index).Find(subset).Ordinals();
            Assert.True(library.SequenceEqual(found.Where(item => item.Kind == kind).Select(item => item.Sample.Ordinal)), $"{what}, {kind}");
        }

        void Add(string name, string value)
        {
            if (value.Length == 0) return;
            query.Add($"{name}={Uri.EscapeDataString(value)}");
            body[name] = value;
        }

        void AddList(string name, string[] values)
        {
            query.Add($"{name}={string.Join(',', values)}");
            body[name] = new JsonArray([.. values.Select(value => (JsonNode)value)]);
        }
    }

    private static (IReadOnlyList<AreaOfInterest> Areas, NtsGeometry? Shape) Place(Random random, List<string> query, JsonObject body)
    {
        double Longitude() => Math.Round(11.4 + (random.NextDouble() * 1.2), 3);
        double Latitude() => Math.Round(49.9 + random.NextDouble(), 3);
        if (random.Next(3) == 0) return ([], null);
        var (west, east, south, north) = (Longitude(), Longitude(), Latitude(), Latitude());
        if (random.Next(2) == 0)
        {
            double[] numbers = [Math.Min(west, east), Math.Min(south, north), Math.Max(west, east), Math.Max(south, north)];
            query.Add($"bbox={string.Join(',', numbers)}");
            body["bbox"] = JsonNode.Parse(JsonSerializer.Serialize(numbers));
            var box = new Envelope(numbers[0], numbers[2], numbers[1], numbers[3]);
            return ([AreaOfInterest.Intersects(BoundingBox.From(numbers))], new GeometryFactory().ToGeometry(box));
        }

        Coordinate[] corners = [new(west, south), new(east, north), new(Longitude(), Latitude())];
        NtsGeometry shape = random.Next(2) == 0 ? new GeometryFactory().CreateLineString(corners) : new GeometryFactory().CreatePolygon([.. corners, corners[0]]);
        var positions = string.Join(',', shape.Coordinates.Select(c => $"[{c.X},{c.Y}]"));
        var json = shape is Polygon ? $$"""{"type":"Polygon","coordinates":[[{{positions}}]]}""" : $$"""{"type":"LineString","coordinates":[{{positions}}]}""";
        query.Add($"intersects={Uri.EscapeDataString(json)}");
        body["intersects"] = JsonNode.Parse(json);
        return ([AreaOfInterest.Intersects(AreaReader.Read(json))], shape);
    }

    private static bool MeetsTime(CollectionKind kind, string start, string end)
    {
        (string Start, string End)[] spans =
        [
            ("2018-01-03T10:30:00Z", "2019-12-29T10:30:00Z"), ("2018-01-15T10:30:00Z", "2018-12-15T10:30:00Z"), ("2018-01-01T00:00:00Z", "2018-12-31T23:59:59Z"),
        ];
        return string.CompareOrdinal(start, spans[kind.Index].End) <= 0 && string.CompareOrdinal(end, spans[kind.Index].Start) >= 0;
    }

    private sealed record SampleMetadata(int Ordinal, SampleId Id, int[] Counts)
    {
        /// <summary>Of 40,000, by the code of a class or a group.</summary>
        public int Share(int code) => ClcNomenclature.Classes.Where(c => c.Code == code || c.Code / 10 == code || c.Code / 100 == code).Sum(c => Counts[c.Index]);
    }
}
