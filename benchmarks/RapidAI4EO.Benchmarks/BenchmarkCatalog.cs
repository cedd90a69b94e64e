using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.Places;
using RapidAI4EO.Synthetic.Samples;
using RapidAI4EO.Synthetic.Stac;

namespace RapidAI4EO.Benchmarks;

/// <summary>The catalog that crawls are measured on: 20,001 items, three at each place, 198 places round Berlin as in the published one.</summary>
internal static class BenchmarkCatalog
{
    private const int Places = 6_667;

    public static void Write(string folder)
    {
        var corpus = new SyntheticCorpus(new SyntheticCorpusOptions
        {
            Samples = Places,
            Seed = 1,

            // Some 1,700 tiles, so that a crawl has as many collections to look into as on its way through the published catalog.
            SamplesPerTile = 4,
            Focus = new SyntheticFocus(new LonLatBounds(13.05, 52.35, 13.72, 52.69), 198),
        });
        StaticStacWriter.Write(corpus.Samples, folder, new Uri("https://example.org/rapidai4eo/"));
    }
}
