using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Stac.Crawl;
using RapidAI4EO.Training.Batches;
using RapidAI4EO.Transfer.Download;

namespace RapidAI4EO.Tests;

// The pages begin with this, which this file sees without it:
// using RapidAI4EO;

/// <summary>The code of README and docs/library.md, line by line, so that it compiles. It is not run: it asks the published roots.</summary>
internal static class Snippets
{
    public static async Task ReadmeAsync()
    {
        using var corpus = await CorpusClient.OpenAsync();
        var forests = corpus.Find(new CorpusQuery { Country = "DE", Filter = "clc_31 = 1", Products = "pfsr,s2", Datetime = "2018" });
        Console.WriteLine($"{forests.Count} samples, {forests.Assets.Count} files");
        var summary = await corpus.DownloadAsync(forests, "./forests");

        foreach (var id in forests.Ids) Console.WriteLine(id);
        forests.Assets.WriteLines(Console.OpenStandardOutput(), "https://data.source.coop/planet/rapidai4eo/");

        var progress = new Progress<DownloadProgress>(p => Console.WriteLine($"{p.Done} of {p.Total}"));
        await corpus.DownloadAsync(forests, "./forests", progress);
        if (!summary.IsComplete) Console.WriteLine($"{summary.Failed} files are missing: {summary.Failures[0]}");

        var chip = await corpus.ReadChipAsync("imagery/33N/15E-200N/33N_15E-200N_01_09/PF-SR/2018-05-03.tif");
        var red = chip.Pixels.Band<short>(chip.Bands.Find("red"));
        var ndvi = SpectralIndex.Parse("ndvi").Compute(chip);
        Console.WriteLine($"{red.Length} pixels, NDVI from {ndvi.Min()} to {ndvi.Max()}");

        using var reader = new StacReader();
        var crawl = reader.Crawl("https://example.org/catalog.json", new StacQuery { Collections = ["rapidai4eo_v1_source_pf"] });
        await foreach (var found in crawl.ItemsAsync()) Console.WriteLine(found.Assets.Count);
        foreach (var problem in crawl.Problems) Console.WriteLine(problem);

        var set = TrainingSet.Open("./training");
        await foreach (var batch in set.ReadBatchesAsync(new BatchOptions { Size = 32, Seed = 7 }))
        {
            using (batch) Console.WriteLine(batch.Count);
        }
    }
}
