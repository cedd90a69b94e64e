using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Output.Lists;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Cli.Demo;

/// <summary>What a demo that is kept has to work with: some samples of Berlin's box with all their files, two years of all products.</summary>
internal static class DemoYears
{
    /// <summary>Some 1.8 GB: each has 146 images of Planet Fusion with their quality layers, 12 of Sentinel-2 and labels.</summary>
    public const int Samples = 60;

    /// <summary>All their files, the samples evenly over the box.</summary>
    public static AssetList Of(SampleIndex index, CancellationToken token)
    {
        var inBox = new SampleSearch(index).Find(DemoQuestion.Download.Subset, token);
        var chosen = new SampleSet(index.Count);
        var every = Math.Max(1, inBox.Count / Samples);
        for (int ordinal = inBox.NextFrom(0), at = 0; ordinal >= 0 && chosen.Count < Samples; ordinal = inBox.NextFrom(ordinal + 1), at++)
        {
            if (at % every == 0) chosen.Add(ordinal);
        }

        return new AssetList(index, chosen, new Subset { Products = Product.All }.AssetsPerSample);
    }
}
