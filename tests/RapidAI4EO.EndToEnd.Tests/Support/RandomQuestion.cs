using System.Globalization;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.Samples;

namespace RapidAI4EO.EndToEnd.Tests.Support;

/// <summary>A question put at random, in the words of each who is asked, and its answer by a look at every sample.</summary>
public sealed class RandomQuestion
{
    private static readonly GeometryFactory Factory = new();

    private static readonly (string Filter, Func<SampleId, Func<int, int>, bool> Holds)[] Filters =
    [
        ("clc_311 > 0.25", (_, share) => share(311) > 10_000),
        ("clc_31 >= 0.5 AND NOT row < 12", (id, share) => share(31) >= 20_000 && id.Row >= 12),
        ("clc_2 = 1 OR column IN (3, 5, 8)", (id, share) => share(2) == 40_000 || id.Column is 3 or 5 or 8),
        ("clc_211 + clc_231 > clc_31", (_, share) => share(211) + share(231) > share(31)),
        ("tile LIKE '15E-%' AND clc_1 BETWEEN 0 AND 0.1", (id, share) => id.Tile.Name.StartsWith("15E-", StringComparison.Ordinal) && share(1) <= 4_000),
        ("A_CONTAINS(clc_classes, (211, 311))", (_, share) => share(211) > 0 && share(311) > 0),
    ];

    private readonly SyntheticCorpus _corpus;
    private readonly Polygon? _shape;
    private readonly (string Filter, Func<SampleId, Func<int, int>, bool> Holds)? _filter;

    public RandomQuestion(SyntheticCorpus corpus, Random random)
    {
        _corpus = corpus;
        if (random.Next(4) > 0) _shape = Ask(random);
        if (random.Next(4) > 0)
        {
            _filter = Filters[random.Next(Filters.Length)];
            Options.AddRange(["--filter", _filter.Value.Filter]);
            Query.Add($"filter={Uri.EscapeDataString(_filter.Value.Filter)}");
            (Body["filter"], Body["filter-lang"]) = (_filter.Value.Filter, "cql2-text");
        }

        // A month of 2018 has time steps of all image products: the program keeps those, the server shows those.
        Month = random.Next(1, 13);
        var product = random.Next(3);
        Products = ((string[])["pfsr", "pfqa", "s2"])[product..(product + 1)];
    }

    public List<string> Options { get; } = [];

    public List<string> Query { get; } = [];

    public JsonObject Body { get; } = [];

    public int Month { get; }

    public string[] Products { get; }

    public string? Filter => _filter?.Filter;

    public NtsBox? Box { get; private set; }

    public string? Area { get; private set; }

    public List<SampleId> Answer() => [.. _corpus.Samples.Order().Where(Holds)];

    private bool Holds(SampleId id)
    {
        var counts = _corpus.LandCoverOf(id).ToDictionary(cover => cover.Class.Code, cover => cover.Pixels);
        int Share(int code) => counts.Where(c => c.Key == code || c.Key / 10 == code || c.Key / 100 == code).Sum(c => c.Value);
        return (_shape is null || ShapeOf(id).Intersects(_shape)) && (_filter is null || _filter.Value.Holds(id, Share));
    }

    private static Polygon ShapeOf(SampleId id)
    {
        var corners = id.Footprint.PublishedCorners;
        Coordinate[] ring = [.. ((LonLat[])[corners.SouthEast, corners.NorthEast, corners.NorthWest, corners.SouthWest, corners.SouthEast]).Select(corner => new Coordinate(corner.Longitude, corner.Latitude))];
        return Factory.CreatePolygon(ring);
    }

    private Polygon Ask(Random random)
    {
        double Between(double low, double high) => Math.Round(low + (random.NextDouble() * (high - low)), 3);
        var (west, south) = (Between(12.8, 13.4), Between(52.2, 52.5));
        var (east, north) = (west + Between(0.05, 0.6), south + Between(0.05, 0.35));
        if (random.Next(2) == 0)
        {
            Box = new NtsBox(west, south, east, north);
            var box = string.Join(',', ((double[])[west, south, east, north]).Select(number => number.ToString(CultureInfo.InvariantCulture)));
            Options.AddRange(["--bbox", box]);
            Query.Add($"bbox={box}");
            Body["bbox"] = new JsonArray(west, south, east, north);
            return (Polygon)Factory.ToGeometry(new Envelope(west, east, south, north));
        }

        Area = FormattableString.Invariant($"{{\"type\":\"Polygon\",\"coordinates\":[[[{west},{south}],[{east},{south}],[{east},{north}],[{west},{south}]]]}}");
        Options.AddRange(["--intersects", Area]);
        Query.Add($"intersects={Uri.EscapeDataString(Area)}");
        Body["intersects"] = JsonNode.Parse(Area);
        return Factory.CreatePolygon([new(west, south), new(east, south), new(east, north), new(west, south)]);
    }

    /// <summary>West, south, east, north in degrees.</summary>
    public sealed record NtsBox(double West, double South, double East, double North);
}
