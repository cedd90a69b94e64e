using System.Globalization;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>All that lies within some kilometres of a position, measured along the geodesic on WGS 84; the limit is included.</summary>
public sealed record NearPoint
{
    /// <summary>Half the equator: no two places are further apart.</summary>
    public const double MaxKilometres = 20_037;

    private const string Form = "longitude,latitude,kilometres, as in 13.4,52.5,25";

    /// <summary>Further from its central meridian, in degrees of longitude, a zone's plane tells nothing of nearness.</summary>
    private const double ReachOfZone = 60;

    /// <exception cref="InvalidInputException">The centre is not on the globe, or the distance is out of range.</exception>
    public NearPoint(LonLat center, double kilometres)
    {
        Position.Checked(center.Longitude, center.Latitude, new InputLocation("The point"));
        if (!(kilometres is > 0 and <= MaxKilometres))
        {
            throw new InvalidInputException(
                string.Create(CultureInfo.InvariantCulture, $"The distance of a point must be more than 0 and at most {MaxKilometres} kilometres, not {kilometres}. Write {Form}."));
        }

        (Center, Kilometres) = (center, kilometres);
    }

    public LonLat Center { get; }

    public double Kilometres { get; }

    /// <summary>Reads three numbers with commas between them: longitude and latitude in degrees, then kilometres.</summary>
    /// <exception cref="InvalidInputException">The text is not such a point.</exception>
    public static NearPoint Parse(string text) =>
        CommaSeparatedNumbers.Parse(text, "The point", Form) is [var longitude, var latitude, var kilometres]
            ? new NearPoint(new LonLat(longitude, latitude), kilometres)
            : throw new InvalidInputException($"The point '{DisplayText.Text(text)}' does not have three numbers. Write {Form}.");

    /// <summary>Metres along the geodesic from the centre to the nearest point of a sample's square; 0 inside.</summary>
    /// <remarks>
    /// What is nearest is decided in the zone's plane, where the geodesic is a little bent: next to the sample the result is
    /// exact, at a hundred kilometres it is at most some millimetres too long, at a thousand about a metre.
    /// </remarks>
    /// <param name="footprint">The sample's square.</param>
    /// <param name="projection">The projection of the footprint's zone.</param>
    public double DistanceTo(Footprint footprint, UtmProjection projection)
    {
        ArgumentNullException.ThrowIfNull(projection);
        var fromMeridian = Math.IEEERemainder(Center.Longitude - footprint.Zone.CentralMeridian, 360);
        if (Math.Abs(fromMeridian) > ReachOfZone)
        {
            return DistanceToCorners(footprint.Corners);
        }

        var (x, y) = projection.Project(Center);
        var bounds = footprint.Bounds;
        var (nearX, nearY) = (Math.Clamp(x, bounds.XMin, bounds.XMax), Math.Clamp(y, bounds.YMin, bounds.YMax));
        return nearX == x && nearY == y ? 0 : Geodesic.Distance(Center, projection.Unproject(nearX, nearY));
    }

    /// <summary>Metres along the geodesic from the centre to the nearest point of a geometry; 0 inside, endless where it is empty.</summary>
    /// <param name="geometry">Longitude first; its edges are straight in the plane of longitude and latitude.</param>
    internal double DistanceTo(NtsGeometry geometry) => NearestPoint.Distance(Center, geometry);

    /// <summary>From so far away, a square's nearest corner is its nearest point to within centimetres.</summary>
    private double DistanceToCorners(FootprintCorners corners) => Math.Min(
        Math.Min(Geodesic.Distance(Center, corners.SouthEast), Geodesic.Distance(Center, corners.NorthEast)),
        Math.Min(Geodesic.Distance(Center, corners.NorthWest), Geodesic.Distance(Center, corners.SouthWest)));
}
