using RapidAI4EO.Corpus;

namespace RapidAI4EO.Synthetic.LandCover;

/// <summary>A smooth hill on the map: a city's density, a mountain range's height. It ends at its radius.</summary>
/// <param name="Middle">The middle.</param>
/// <param name="EastRadius">Degrees of longitude.</param>
/// <param name="NorthRadius">Degrees of latitude.</param>
/// <param name="Top">The value in the middle.</param>
internal readonly record struct Bump(LonLat Middle, double EastRadius, double NorthRadius, double Top)
{
    public double At(LonLat place)
    {
        var x = (place.Longitude - Middle.Longitude) / EastRadius;
        var y = (place.Latitude - Middle.Latitude) / NorthRadius;
        var rest = 1 - (x * x) - (y * y);
        return rest <= 0 ? 0 : Top * rest * rest;
    }

    public static double Highest(ReadOnlySpan<Bump> bumps, LonLat place)
    {
        var highest = 0.0;
        foreach (var bump in bumps)
        {
            highest = Math.Max(highest, bump.At(place));
        }

        return highest;
    }
}
