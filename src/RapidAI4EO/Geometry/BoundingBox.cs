using System.Globalization;
using NetTopologySuite.Geometries;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>
/// A bounding box as in STAC's <c>bbox</c>: degrees on WGS 84, its edges included. Where the west is greater than the east, it
/// crosses the antimeridian.
/// </summary>
public sealed record BoundingBox
{
    private const string Form = "west,south,east,north in degrees, as in 13.05,52.35,13.72,52.69";

    private BoundingBox(double west, double south, double east, double north) =>
        (West, South, East, North) = (west, south, east, north);

    public double West { get; }

    public double South { get; }

    public double East { get; }

    public double North { get; }

    public bool CrossesAntimeridian => West > East;

    /// <summary>The box itself, or its two shares on either side of the antimeridian, the one with <see cref="West"/> first.</summary>
    public IReadOnlyList<LonLatBounds> Parts => CrossesAntimeridian
        ? [new(West, South, 180, North), new(-180, South, East, North)]
        : [new(West, South, East, North)];

    /// <summary>Reads four numbers with commas between them, or six, of which the third and the last are heights and are dropped.</summary>
    /// <exception cref="InvalidInputException">The text is not a box on the globe.</exception>
    public static BoundingBox Parse(string text) => From(CommaSeparatedNumbers.Parse(text, "The bounding box", Form));

    /// <summary>A box of the four or six numbers of a STAC <c>bbox</c>.</summary>
    /// <exception cref="InvalidInputException">The numbers are not a box on the globe.</exception>
    public static BoundingBox From(IReadOnlyList<double> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return numbers.Count switch
        {
            4 => Checked(numbers[0], numbers[1], numbers[2], numbers[3]),
            6 => Checked(numbers[0], numbers[1], numbers[3], numbers[4]),
            var count => throw new InvalidInputException($"A bounding box has 4 numbers, or 6 with heights, not {count}. Write {Form}."),
        };
    }

    /// <summary>
    /// The box as a geometry of EPSG:4326: a Polygon, or a LineString or Point where it has no width or height; a multi-geometry
    /// or collection of its parts where it crosses the antimeridian.
    /// </summary>
    public NtsGeometry ToGeometry() => Areas.Factory.BuildGeometry([.. Parts.Select(Geometry)]);

    /// <summary>The four numbers as <see cref="Parse"/> reads them.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{West},{South},{East},{North}");

    private static BoundingBox Checked(double west, double south, double east, double north)
    {
        var place = new InputLocation("The bounding box");
        Position.Checked(west, south, place);
        Position.Checked(east, north, place);
        return south <= north
            ? new BoundingBox(west, south, east, north)
            : throw new InvalidInputException(string.Create(CultureInfo.InvariantCulture, $"The bounding box has its south, {south}, north of its north, {north}. Write {Form}."));
    }

    private static NtsGeometry Geometry(LonLatBounds part) =>
        Areas.Factory.ToGeometry(new Envelope(part.West, part.East, part.South, part.North));
}
