namespace RapidAI4EO.Corpus;

/// <summary>A rectangle of longitudes and latitudes in degrees, in the order of STAC's bbox. It does not cross the antimeridian.</summary>
public readonly record struct LonLatBounds(double West, double South, double East, double North)
{
    /// <summary>Bounds that hold nothing, to grow from.</summary>
    public static LonLatBounds Empty { get; } =
        new(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    /// <summary>True where the two share at least a point: touching counts.</summary>
    public bool Intersects(in LonLatBounds other) =>
        West <= other.East && other.West <= East && South <= other.North && other.South <= North;

    /// <summary>True where the other lies in this one: a shared edge is still inside.</summary>
    public bool Contains(in LonLatBounds other) =>
        West <= other.West && other.East <= East && South <= other.South && other.North <= North;

    public LonLatBounds Including(LonLat point) => new(
        Math.Min(West, point.Longitude), Math.Min(South, point.Latitude),
        Math.Max(East, point.Longitude), Math.Max(North, point.Latitude));

    public LonLatBounds Including(in LonLatBounds other) => new(
        Math.Min(West, other.West), Math.Min(South, other.South), Math.Max(East, other.East), Math.Max(North, other.North));
}
