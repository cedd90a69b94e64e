using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.Randomness;

namespace RapidAI4EO.Synthetic.LandCover;

/// <summary>
/// The land cover of a place. Every class has a score there: what suits it, plus noise that it shares with its kin of level 2, plus
/// noise of its own. The classes near the best score share the sample, by the square of how near they come; so shares grow from
/// nothing and change smoothly over the map, and where one class leads by far it has all.
/// </summary>
internal sealed class LandCoverModel
{
    /// <summary>Pixels of 3 m in a sample, and the denominator of every published share.</summary>
    public const int Pixels = 40_000;

    // How far below the best a class may score and still have a share: what sets the mean number of classes in a sample.
    private const double Tolerance = 0.53;
    private const double GroupNoise = 0.8;
    private const double ClassNoise = 0.9;
    private const double MaxNoise = GroupNoise + ClassNoise;
    private const double GroupPatchSize = 18;

    private readonly SiteMap _sites;
    private readonly ValueNoise[] _groupNoise;
    private readonly ValueNoise[] _classNoise;

    public LandCoverModel(ulong seed)
    {
        _sites = new SiteMap(seed);
        _groupNoise = [.. ClcNomenclature.Classes.Select(c => new ValueNoise(Hash.Seed(seed, Purpose.GroupNoise, (ulong)c.Level2)))];
        _classNoise = [.. ClcNomenclature.Classes.Select(c => new ValueNoise(Hash.Seed(seed, Purpose.ClassNoise, (ulong)c.Code)))];
    }

    public Site SiteAt(LonLat place)
    {
        var (x, y) = OnMap(place);
        return _sites.At(place, x, y);
    }

    public ClassPixels[] At(LonLat place)
    {
        var (x, y) = OnMap(place);
        Span<double> scores = stackalloc double[ClcNomenclature.Count];
        var best = Score(_sites.At(place, x, y), x, y, scores);
        var total = 0.0;
        foreach (ref var score in scores)
        {
            var above = Math.Max(0, score - best + Tolerance);
            score = above * above;
            total += score;
        }

        return ToPixels(scores, total);
    }

    /// <summary>Kilometres on a map that is true at 52 degrees north: near enough for noise.</summary>
    private static (double X, double Y) OnMap(LonLat place) => (place.Longitude * 68.5, place.Latitude * 111.2);

    /// <returns>The best score.</returns>
    private double Score(in Site site, double x, double y, Span<double> scores)
    {
        var best = double.NegativeInfinity;
        for (var i = 0; i < scores.Length; i++)
        {
            var niche = Niches.All[i];
            var score = niche.Suitability(site);
            // Noise cannot lift it among the best: spare the noise.
            if (score + MaxNoise > best - Tolerance)
            {
                score += GroupNoise * _groupNoise[i].At(x / GroupPatchSize, y / GroupPatchSize);
                score += ClassNoise * _classNoise[i].Rough(x / niche.PatchSize, y / niche.PatchSize);
            }

            scores[i] = score;
            best = Math.Max(best, score);
        }

        return best;
    }

    /// <summary>Whole pixels; what rounding down leaves over goes to the largest class.</summary>
    private static ClassPixels[] ToPixels(ReadOnlySpan<double> weights, double total)
    {
        Span<int> pixels = stackalloc int[weights.Length];
        var (rest, largest, classes) = (Pixels, 0, 0);
        for (var i = 0; i < weights.Length; i++)
        {
            pixels[i] = (int)(Pixels * (weights[i] / total));
            rest -= pixels[i];
            largest = pixels[i] > pixels[largest] ? i : largest;
            classes += pixels[i] > 0 ? 1 : 0;
        }

        pixels[largest] += rest;
        var cover = new ClassPixels[classes];
        for (var i = weights.Length - 1; i >= 0; i--)
        {
            if (pixels[i] > 0)
            {
                cover[--classes] = new ClassPixels(ClcNomenclature.Classes[i], pixels[i]);
            }
        }

        return cover;
    }
}
