namespace RapidAI4EO.Corpus;

/// <summary>
/// The ground of one sample: a square of 600 m in its UTM zone, and the polygon of longitudes and latitudes that the corpus
/// publishes for it.
/// </summary>
public readonly record struct Footprint(UtmZone Zone, UtmBounds Bounds)
{
    /// <summary>Metres along a side.</summary>
    public const int Size = 600;

    /// <summary>Decimals of a published coordinate.</summary>
    public const int PublishedDecimals = 5;

    /// <summary>
    /// The four corners in the published order: south-east, north-east, north-west, south-west of the square, unrounded degrees.
    /// A closed ring repeats the first.
    /// </summary>
    public FootprintCorners Corners
    {
        get
        {
            var projection = UtmProjection.For(Zone);
            return new FootprintCorners(
                projection.Unproject(Bounds.XMax, Bounds.YMin),
                projection.Unproject(Bounds.XMax, Bounds.YMax),
                projection.Unproject(Bounds.XMin, Bounds.YMax),
                projection.Unproject(Bounds.XMin, Bounds.YMin));
        }
    }

    /// <summary>The corners as published: rounded to <see cref="PublishedDecimals"/> decimals.</summary>
    public FootprintCorners PublishedCorners => Corners.Rounded(PublishedDecimals);
}
