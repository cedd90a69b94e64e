using System.Buffers.Binary;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Index.Build;
using RapidAI4EO.Synthetic.Places;
using RapidAI4EO.Synthetic.Resources;
using RapidAI4EO.Synthetic.Samples;

namespace RapidAI4EO.Benchmarks;

/// <summary>
/// A corpus whose chips have the pixels of one real chip: an index, and for each sample a file of its first date that lies on the sample's
/// ground. benchmarks/chips.py links the other dates to it, so that ten thousand chips stay in the page cache.
/// </summary>
internal static class BenchmarkChips
{
    private const int Samples = 69;

    /// <summary>Writes into a folder: <c>chips.index</c>, the resource files, and the tree.</summary>
    public static void Write(string chip, string folder)
    {
        var own = ChipPath.Find(chip)?.Sample ?? throw new InvalidOperationException($"{chip} does not say which sample it is of.");
        // All in the zone of the chip, since its file names the CRS.
        var middle = (own.Zone.Number * 6) - 183;
        var corpus = new SyntheticCorpus(new SyntheticCorpusOptions { Samples = Samples, Bounds = new LonLatBounds(middle - 2, 44, middle + 2, 52) });
        Directory.CreateDirectory(folder);
        ResourceWriter.Write(corpus, folder);
        new IndexBuilder(ResourceFiles.In(folder)).BuildAsync(Path.Combine(folder, "chips.index")).GetAwaiter().GetResult();
        var bytes = File.ReadAllBytes(chip);
        var corner = bytes.AsSpan().IndexOf(Corner(own));
        if (corner < 0) throw new InvalidOperationException($"{chip} does not lie on its sample's ground.");
        foreach (var sample in corpus.Samples)
        {
            Corner(sample).CopyTo(bytes, corner);
            var path = Path.Combine(folder, new AssetKey(sample, Product.PlanetFusion, Product.PlanetFusion.Steps[0]).ToString());
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }
    }

    /// <summary>The north-western corner as ModelTiepoint has it: two doubles, little-endian.</summary>
    private static byte[] Corner(SampleId sample)
    {
        var corner = new byte[16];
        BinaryPrimitives.WriteDoubleLittleEndian(corner, sample.Footprint.Bounds.XMin);
        BinaryPrimitives.WriteDoubleLittleEndian(corner.AsSpan(8), sample.Footprint.Bounds.YMax);
        return corner;
    }
}
