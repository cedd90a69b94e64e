using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>
/// Distances along the ellipsoid WGS 84 by the inverse solution of T. Vincenty, "Direct and inverse solutions of geodesics on the
/// ellipsoid with application of nested equations", Survey Review XXIII, 176 (1975). Its error is below a millimetre.
/// </summary>
/// <remarks>
/// For nearly antipodal positions the iteration does not converge; the answer is then the great circle on the sphere of the mean
/// radius, at most half a meridian, and right to one part in two hundred. Karney's method of 2013 (GeographicLib) would be exact
/// there, at many times the code; no sample of the corpus is antipodal to another.
/// </remarks>
public static class Geodesic
{
    internal const double SemiMajorAxis = 6_378_137.0;
    internal const double Flattening = 1 / 298.257223563;
    internal const double SemiMinorAxis = SemiMajorAxis * (1 - Flattening);

    private const double MeanRadius = ((2 * SemiMajorAxis) + SemiMinorAxis) / 3;
    private const double HalfMeridian = 20_003_931.4586;
    private const double RadiansPerDegree = Math.PI / 180;

    /// <summary>A change of longitude in radians: some micrometres on the ground.</summary>
    private const double Converged = 1e-12;

    /// <summary>Three do nearly everywhere; the rest is for places near the antipode.</summary>
    private const int MaxIterations = 200;

    /// <summary>The length of the geodesic between two positions, metres.</summary>
    public static double Distance(LonLat a, LonLat b)
    {
        var difference = Math.IEEERemainder(b.Longitude - a.Longitude, 360) * RadiansPerDegree;
        var (from, to) = (Reduced(a.Latitude), Reduced(b.Latitude));
        var lambda = difference;
        for (var i = 0; i < MaxIterations && Math.Abs(lambda) <= Math.PI; i++)
        {
            var arc = AuxiliaryArc.Between(from, to, lambda);
            if (arc.IsPoint)
            {
                return 0;
            }

            var previous = lambda;
            lambda = difference + arc.LongitudeCorrection;
            if (Math.Abs(lambda - previous) < Converged)
            {
                return arc.EllipsoidalLength;
            }
        }

        return BetweenAntipodes(a, b);
    }

    /// <summary>Sine and cosine of the reduced latitude, whose tangent is 1 - f times the latitude's.</summary>
    private static (double Sin, double Cos) Reduced(double latitude)
    {
        var (sin, cos) = Math.SinCos(latitude * RadiansPerDegree);
        var y = (1 - Flattening) * sin;
        var length = Math.Sqrt((y * y) + (cos * cos));
        return (y / length, cos / length);
    }

    private static double BetweenAntipodes(LonLat a, LonLat b)
    {
        var (sinA, cosA) = Math.SinCos(a.Latitude * RadiansPerDegree);
        var (sinB, cosB) = Math.SinCos(b.Latitude * RadiansPerDegree);
        var cosine = (sinA * sinB) + (cosA * cosB * Math.Cos((b.Longitude - a.Longitude) * RadiansPerDegree));
        return Math.Min(MeanRadius * Math.Acos(Math.Clamp(cosine, -1, 1)), HalfMeridian);
    }
}
