namespace RapidAI4EO.Corpus;

/// <summary>
/// The corners of a footprint in degrees, in the order in which the corpus publishes them: south-east, north-east, north-west,
/// south-west. The published ring is these four and the first again: it runs counter-clockwise.
/// </summary>
public readonly record struct FootprintCorners(LonLat SouthEast, LonLat NorthEast, LonLat NorthWest, LonLat SouthWest)
{
    public LonLatBounds Bounds =>
        LonLatBounds.Empty.Including(SouthEast).Including(NorthEast).Including(NorthWest).Including(SouthWest);

    /// <summary>All coordinates rounded, halves to even, as PROJ-based writers print them.</summary>
    public FootprintCorners Rounded(int decimals) =>
        new(Round(SouthEast, decimals), Round(NorthEast, decimals), Round(NorthWest, decimals), Round(SouthWest, decimals));

    private static LonLat Round(LonLat p, int decimals) =>
        new(Math.Round(p.Longitude, decimals), Math.Round(p.Latitude, decimals));
}
