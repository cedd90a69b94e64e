using RapidAI4EO.Corpus;

namespace RapidAI4EO.Training.Splits;

/// <summary>The centre of a sample in space: metres from the middle of the earth on the axes of WGS 84 (EPSG:4978).</summary>
internal readonly record struct SamplePosition(double X, double Y, double Z)
{
    private const double SemiMajorAxis = 6_378_137.0;
    private const double Flattening = 1 / 298.257223563;
    private const double SquaredEccentricity = Flattening * (2 - Flattening);

    public static SamplePosition CentreOf(SampleId id)
    {
        var bounds = id.Footprint.Bounds;
        return Of(UtmProjection.For(id.Zone).Unproject((bounds.XMin + bounds.XMax) / 2, (bounds.YMin + bounds.YMax) / 2));
    }

    /// <summary>On the ellipsoid.</summary>
    public static SamplePosition Of(LonLat position)
    {
        var (sinLat, cosLat) = Math.SinCos(position.Latitude * Math.PI / 180);
        var (sinLon, cosLon) = Math.SinCos(position.Longitude * Math.PI / 180);
        var radius = SemiMajorAxis / Math.Sqrt(1 - (SquaredEccentricity * sinLat * sinLat));
        return new SamplePosition(radius * cosLat * cosLon, radius * cosLat * sinLon, radius * (1 - SquaredEccentricity) * sinLat);
    }

    public double Along(int axis) => axis == 0 ? X : axis == 1 ? Y : Z;

    /// <summary>Metres, straight through the ground.</summary>
    public double DistanceTo(SamplePosition other) => (this - other).Length;

    public double Length => Math.Sqrt(Dot(this));

    public double Dot(SamplePosition other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    public static SamplePosition operator -(SamplePosition a, SamplePosition b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static SamplePosition operator +(SamplePosition a, SamplePosition b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static SamplePosition operator *(SamplePosition a, double factor) => new(a.X * factor, a.Y * factor, a.Z * factor);
}
