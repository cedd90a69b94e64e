using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.Randomness;

namespace RapidAI4EO.Synthetic.LandCover;

/// <summary>What every place is like: the map of Europe, roughened by noise of its own for each quantity.</summary>
internal sealed class SiteMap(ulong seed)
{
    private readonly ValueNoise _warmth = new(Hash.Seed(seed, Purpose.Climate, 0));
    private readonly ValueNoise _height = new(Hash.Seed(seed, Purpose.Climate, 1));
    private readonly ValueNoise _wetness = new(Hash.Seed(seed, Purpose.Climate, 2));
    private readonly ValueNoise _villages = new(Hash.Seed(seed, Purpose.Climate, 3));

    public Site At(LonLat place, double x, double y)
    {
        var range = Bump.Highest(Europe.Mountains, place);
        // Hills of 12 km everywhere, and valleys between the peaks of a range.
        var height = Math.Max(0, range + ((0.1 + (0.45 * range)) * _height.Rough(x / 12, y / 12)));
        var warmth = ((70 - place.Latitude) / 34) + (0.08 * _warmth.At(x / 250, y / 250)) - (0.45 * height);
        // The Atlantic is in the west.
        var wetness = 0.5 - (place.Longitude / 80) + (0.35 * _wetness.Rough(x / 90, y / 90)) - (0.2 * height);
        return new Site(warmth, height, wetness, Urbanity(place, x, y, height));
    }

    private double Urbanity(LonLat place, double x, double y, double height)
    {
        // Villages and towns: the peaks of a field of 9 km, fewer where it is high or far in the north.
        var village = Math.Max(0, _villages.Rough(x / 9, y / 9) - 0.32) * 1.6;
        var reach = Math.Clamp((68 - place.Latitude) / 12, 0.15, 1) * Math.Max(0, 1 - (1.5 * height));
        return Math.Max(Bump.Highest(Europe.Cities, place), village * reach);
    }
}
