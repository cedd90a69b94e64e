using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Build;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Synthetic.Places;
using RapidAI4EO.Synthetic.Resources;
using RapidAI4EO.Synthetic.Samples;

namespace RapidAI4EO.Tests.Support;

/// <summary>A synthetic corpus and the index built from its resource files; made once and kept for all tests.</summary>
internal sealed class TestIndex
{
    private static readonly Lazy<TestIndex> LazyEurope = new(() => new TestIndex(new SyntheticCorpusOptions { Samples = 12_000, Seed = 7 }));

    // Both sides of 12 degrees east, where zones 32 and 33 meet, densely sampled.
    private static readonly Lazy<TestIndex> LazyZoneBorder = new(() => new TestIndex(new SyntheticCorpusOptions
    {
        Samples = 3_000,
        Seed = 8,
        Bounds = new LonLatBounds(11.5, 50, 12.5, 50.8),
    }));

    // East of 6 degrees west in Andalusia, where zone 30 begins: at 37 degrees north a zone is wide enough for eastings below 10.
    private static readonly Lazy<TestIndex> LazyZoneStart = new(() => new TestIndex(new SyntheticCorpusOptions
    {
        Samples = 600,
        Seed = 9,
        Bounds = new LonLatBounds(-6, 36.2, -5, 38),
    }));

    private static readonly Lazy<TestIndex> LazyBerlin = new(() => new TestIndex(SyntheticCorpusOptions.Berlin));

    private readonly Lazy<IReadOnlyList<Polygon>> _polygons;

    private TestIndex(SyntheticCorpusOptions options)
    {
        var folder = new TestFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        Corpus = new SyntheticCorpus(options);
        ResourceWriter.Write(Corpus, folder.Path);
        var report = new IndexBuilder(ResourceFiles.In(folder.Path)).BuildAsync(folder["test.index"]).GetAwaiter().GetResult();
        Index = SampleIndex.Open(report.IndexPath!);
        Folder = folder.Path;
        _polygons = new(() => [.. Corpus.Samples.Order().Select(id => id.Footprint.PublishedCorners.ToPolygon())]);
    }

    public static TestIndex Europe => LazyEurope.Value;

    public static TestIndex ZoneBorder => LazyZoneBorder.Value;

    public static TestIndex ZoneStart => LazyZoneStart.Value;

    public static TestIndex Berlin => LazyBerlin.Value;

    public SyntheticCorpus Corpus { get; }

    public SampleIndex Index { get; }

    /// <summary>The published polygons of all samples, by ordinal: computed from the corpus's ids, not read from the index.</summary>
    public IReadOnlyList<Polygon> Polygons => _polygons.Value;

    /// <summary>The folder that has the resource files below <c>resources</c>.</summary>
    public string Folder { get; }

    /// <summary>The counts of 1/40000 of all classes, from the corpus and not from the index.</summary>
    public int[] CountsOf(SampleId id)
    {
        var counts = new int[ClcNomenclature.Count];
        foreach (var (c, pixels) in Corpus.LandCoverOf(id).Select(cover => (cover.Class, cover.Pixels)))
        {
            counts[c.Index] = pixels;
        }

        return counts;
    }
}
