using NetTopologySuite.Geometries;
using RapidAI4EO.Tests.Support;

namespace RapidAI4EO.Tests.Stac.Crawl;

/// <summary>
/// A catalog of random shape, written to a folder, whose extents tell the truth or are missing, malformed or in odd forms. What is
/// in it is kept, in the order of a plain walk, so that no reader of catalogs is needed to say what a search should find.
/// </summary>
internal sealed class RandomCatalog
{
    private readonly Random _random;
    private readonly TestFolder _folder;
    private int _number;

    public RandomCatalog(int seed, TestFolder folder)
    {
        (_random, _folder) = (new Random(seed), folder);
        Path = folder["catalog.json"];
        Write("catalog.json", 0, isCatalog: true);
    }

    public string Path { get; }

    public List<(string Id, NtsGeometry? Geometry, DateTimeOffset Start, DateTimeOffset End)> Items { get; } = [];

    private Envelope Write(string file, int depth, bool isCatalog)
    {
        var bounds = new Envelope();
        var parts = new List<Envelope>();
        var links = new List<string>();
        var (first, count) = (Items.Count, _random.Next(0, 5));
        for (var i = 0; i < count; i++)
        {
            var name = $"n{_number++}";
            Envelope part;
            if (depth < 4 && _random.Next(3) > 0)
            {
                part = Write($"{name}.json", depth + 1, _random.Next(4) == 0);
                links.Add(StacText.Link("child", $"./{name}.json"));
            }
            else
            {
                part = WriteItems(name);
                links.Add(StacText.Link(_random.Next(2) == 0 ? "item" : "items", $"{name}.json"));
            }

            if (!part.IsNull) parts.Add(part);
            bounds.ExpandToInclude(part);
        }

        var text = isCatalog ? StacText.Catalog(file, [.. links]) : StacText.Collection(file, Extent(bounds, parts, first), [.. links]);
        _folder.Write(file, text);
        return bounds;
    }

    private Envelope WriteItems(string name)
    {
        var bounds = new Envelope();
        var items = Enumerable.Range(0, _random.Next(3) == 0 ? _random.Next(4) : 1).Select(i => Item($"{name}-{i}", bounds)).ToList();
        _folder.Write($"{name}.json", items.Count == 1 ? items[0] : $$"""{"type":"FeatureCollection","features":[{{string.Join(',', items)}}]}""");
        return bounds;
    }

    private string Item(string id, Envelope bounds)
    {
        var start = new DateTimeOffset(2018, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(_random.Next(700));
        var end = _random.Next(2) == 0 ? start : start.AddDays(_random.Next(100));
        NtsGeometry? geometry = _random.Next(10) == 0 ? null : Shape();
        Items.Add((id, geometry, start, end));
        if (geometry is not null) bounds.ExpandToInclude(geometry.EnvelopeInternal);
        var times = start == end ? $"\"datetime\":\"{start:yyyy-MM-ddTHH:mm:ssZ}\"" : $"\"datetime\":null,\"start_datetime\":\"{start:yyyy-MM-ddTHH:mm:ssZ}\",\"end_datetime\":\"{end:yyyy-MM-ddTHH:mm:ssZ}\"";
        return StacText.Item(id, geometry is null ? "null" : GeoJson(geometry), times);
    }

    private NtsGeometry Shape()
    {
        var factory = new GeometryFactory();
        Coordinate[] corners;

        // Edges over more than half the globe are told, not searched.
        do corners = [Position(), Position(), Position()];
        while (corners.Max(c => c.X) - corners.Min(c => c.X) > 180);
        return _random.Next(3) switch
        {
            0 => factory.CreatePoint(corners[0]),
            1 => factory.CreateLineString(corners[..2]),
            _ => factory.CreatePolygon([.. corners, corners[0]]),
        };
    }

    private Coordinate Position() => new(Math.Round((_random.NextDouble() * 360) - 180, 3), Math.Round((_random.NextDouble() * 180) - 90, 3));

    private static string GeoJson(NtsGeometry geometry)
    {
        var positions = string.Join(',', geometry.Coordinates.Select(c => $"[{c.X},{c.Y}]"));
        return geometry switch
        {
            Point => $$"""{"type":"Point","coordinates":{{positions}}}""",
            LineString => $$"""{"type":"LineString","coordinates":[{{positions}}]}""",
            _ => $$"""{"type":"Polygon","coordinates":[[{{positions}}]]}""",
        };
    }

    private string Extent(Envelope bounds, List<Envelope> parts, int first)
    {
        if (_random.Next(8) == 0) return "{}";
        return $$$"""{"spatial":{"bbox":{{{Boxes(bounds, parts)}}}},"temporal":{"interval":{{{Intervals(first)}}}}}""";
    }

    private string Boxes(Envelope bounds, List<Envelope> parts) => _random.Next(7) switch
    {
        0 => "[]",
        1 => "[[1,2,3]]",
        2 => $"[[{bounds.MaxX},{bounds.MinY},{bounds.MinX},0],\"x\"]",
        _ when bounds.IsNull => "[[-180,-90,180,90]]",
        3 => $"[[{bounds.MinX},{bounds.MinY},-5,{bounds.MaxX},{bounds.MaxY},5]]",

        // The part west of the antimeridian and the part east of it, as one box that crosses it.
        4 when parts.All(part => part.MinX > 0 || part.MaxX < 0) && parts.Any(part => part.MinX > 0) && parts.Any(part => part.MaxX < 0) =>
            $"[[{parts.Where(p => p.MinX > 0).Min(p => p.MinX)},{bounds.MinY},{parts.Where(p => p.MaxX < 0).Max(p => p.MaxX)},{bounds.MaxY}]]",
        5 => $"[{string.Join(',', parts.Select(Box))}]",
        _ => $"[{string.Join(',', parts.Select(Box).Prepend(Box(bounds)))}]",
    };

    /// <summary>As many round: to three decimals, which is less than the box may have.</summary>
    private static string Box(Envelope e) => $"[{Math.Round(e.MinX, 4)},{Math.Round(e.MinY, 4)},{Math.Round(e.MaxX, 4)},{Math.Round(e.MaxY, 4)}]";

    private string Intervals(int first)
    {
        var below = Items.Skip(first).ToList();
        if (below.Count == 0 || _random.Next(6) == 0) return _random.Next(2) == 0 ? "[[null,null]]" : "[[\"soon\",null]]";
        var end = _random.Next(3) == 0 ? "null" : $"\"{below.Max(item => item.End):yyyy-MM-dd}T00:00:00Z\"";
        return $"[[\"{below.Min(item => item.Start):yyyy-MM-ddTHH:mm:ssZ}\",{end}]]";
    }
}
