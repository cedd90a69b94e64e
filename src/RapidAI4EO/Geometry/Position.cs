using System.Globalization;
using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>Lets through only longitudes and latitudes, and guesses what else a pair of numbers may have been.</summary>
internal static class Position
{
    /// <summary>Quantized files reach 180.00000000000003: a tenth of a millimetre beyond the edge is the edge.</summary>
    private const double Slack = 1e-9;

    /// <summary>A coordinate without height.</summary>
    /// <exception cref="InvalidInputException">The position is not on the globe.</exception>
    public static Coordinate Checked(double longitude, double latitude, InputLocation place)
    {
        if (Math.Abs(longitude) <= 180 + Slack && Math.Abs(latitude) <= 90 + Slack)
        {
            return new Coordinate(Math.Clamp(longitude, -180, 180), Math.Clamp(latitude, -90, 90));
        }

        throw place.Error(
            string.Create(CultureInfo.InvariantCulture, $"the position {longitude} {latitude} is not a longitude and a latitude in degrees. {Remedy(longitude, latitude)}"));
    }

    private static string Remedy(double longitude, double latitude)
    {
        if (!double.IsFinite(longitude) || !double.IsFinite(latitude))
        {
            return "Both must be finite numbers.";
        }

        if (Math.Abs(longitude) > 1000 || Math.Abs(latitude) > 1000)
        {
            return "These look like projected metres: reproject to EPSG:4326 first.";
        }

        return Math.Abs(longitude) <= 90 && Math.Abs(latitude) <= 180
            ? "The two look swapped: write the longitude first."
            : "Longitudes go from -180 to 180, latitudes from -90 to 90; what crosses the antimeridian is cut there.";
    }
}
