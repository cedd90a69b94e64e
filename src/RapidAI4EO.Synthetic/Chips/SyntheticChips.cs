using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.GeoTiff;
using RapidAI4EO.Synthetic.Randomness;
using RapidAI4EO.Synthetic.Resources;
using RapidAI4EO.Synthetic.Samples;

namespace RapidAI4EO.Synthetic.Chips;

/// <summary>
/// Makes the file of any asset key: images as GeoTIFF, labels as GeoJSON. A file follows from the corpus's seed and the key alone. Safe
/// for many threads; fastest where the keys of a sample follow one another.
/// </summary>
/// <remarks>
/// Planet Fusion images are laid out as the real chip, tag by tag. Sentinel-2 and quality files have not been seen: theirs (uint16 in
/// one tile of 64, two layers of bytes) is a guess, and readers should take what a file says.
/// </remarks>
public sealed class SyntheticChips
{
    private readonly SyntheticCorpus _corpus;
    private readonly SceneCache _scenes;

    public SyntheticChips(SyntheticCorpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        _corpus = corpus;
        _scenes = new SceneCache(sample => Scene.Create(sample, corpus.LandCover, corpus.Options.Seed));
    }

    /// <param name="key">A key of the grid; its sample need not be one of the corpus.</param>
    /// <returns>The whole file.</returns>
    public byte[] Create(AssetKey key)
    {
        if (key.Step is not { } step)
        {
            return LabelFile.Create(key.Sample, _corpus.LandCoverOf(key.Sample));
        }

        var scene = _scenes.Get(key.Sample);
        var seed = Hash.Mix(Hash.Seed(_corpus.Options.Seed, Purpose.ChipNoise, key.Sample.Pack())
            ^ (((ulong)key.Product.Index << 32) | (uint)step.Date.DayNumber));
        return GeoTiffWriter.Write(
            key.Product == Product.PlanetFusion ? ReflectancePainter.PlanetFusion(scene, step, seed)
            : key.Product == Product.Sentinel2 ? ReflectancePainter.Sentinel2(scene, step, seed)
            : QualityPainter.Paint(scene, step, seed));
    }

    /// <summary>Writes the file of a key to a stream, which stays open.</summary>
    public void Write(AssetKey key, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(Create(key));
    }
}
