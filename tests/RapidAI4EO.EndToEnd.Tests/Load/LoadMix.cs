using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.Samples;

namespace RapidAI4EO.EndToEnd.Tests.Load;

/// <summary>Requests of all kinds in random order, whose counts come from the corpus itself and not from the index.</summary>
public sealed class LoadMix
{
    private const int Collections = 3;
    private const int Side = Tile.SamplesPerSide;

    private readonly int[,] _places = new int[Side + 1, Side + 1];
    private readonly List<SampleId> _samples;
    private readonly int _forests;
    private readonly int _inZone;

    public LoadMix(SyntheticCorpus corpus)
    {
        _samples = [.. corpus.Samples];
        foreach (var id in _samples) _places[id.Row, id.Column]++;
        _inZone = _samples.Count(id => id.Zone.Number == 33);
        _forests = _samples.AsParallel().Count(id => corpus.LandCoverOf(id).Where(cover => cover.Class.Code is 311 or 312 or 313).Sum(cover => cover.Pixels) == 40_000);
    }

    /// <summary>Another request each time.</summary>
    public LoadQuestion Next(Random random) => random.Next(14) switch
    {
        0 => Found("bbox=13.05,52.35,13.72,52.69&limit=10", 198),
        1 => Found($"filter={Escape("clc_31 = 1")}&limit={random.Next(1, 100)}", _forests),
        2 => Found($"filter={Escape("id LIKE '%\\_33N\\_%'")}&fields=id&limit=5", _inZone),
        3 => Found("sortby=-clc_311,tile&limit=50&fields=id,properties.clc_311", _samples.Count),
        4 => Found($"sortby=-column,clc_{random.Next(1, 6)}&limit=20", _samples.Count),
        5 => Found("limit=1000&fields=id,geometry", _samples.Count),
        11 => Found("sortby=-id&limit=20&fields=id", _samples.Count),
        6 => new LoadQuestion($"/aggregate?aggregations=total_count,clc_share,tile_frequency,zone_frequency&filter={Escape($"row > {random.Next(Side)}")}") { MediaType = "application/json" },
        7 => new LoadQuestion($"/collections/rapidai4eo_v1_source_pf/items/rapidai4eo_v1_source_pf_{_samples[random.Next(_samples.Count)]}"),
        8 => new LoadQuestion("/search?filter=clc_777+%3D+1") { Status = 400, MediaType = "application/problem+json" },
        9 => new LoadQuestion("/stac-v1.0/catalog.json") { MediaType = "application/json" },
        10 => new LoadQuestion("/search") { Body = """{"intersects":{"type":"Point","coordinates":[-30,10]}}""", Matched = 0 },
        _ => Places(random.Next(Side), random.Next(Side)),
    };

    /// <summary>One of 1,600 filters over the whole corpus, so that few are known from before.</summary>
    private LoadQuestion Places(int row, int column)
    {
        var count = 0;
        for (var r = row + 1; r <= Side; r++)
        {
            for (var c = column + 1; c <= Side; c++) count += _places[r, c];
        }

        return Found($"filter={Escape($"row > {row} AND column > {column}")}&limit=10", count);
    }

    private static LoadQuestion Found(string query, int samples) => new($"/search?{query}") { Matched = Collections * (long)samples };

    private static string Escape(string filter) => Uri.EscapeDataString(filter);
}
