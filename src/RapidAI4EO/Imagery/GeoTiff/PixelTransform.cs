namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>
/// From a place in an image to one on the ground: x = X0 + column * XPerColumn + row * XPerRow, and y alike. Column 0 and row 0 are the
/// outer corner of the first pixel, so its middle is at 0.5; the six numbers are those of GDAL's geotransform, in its order.
/// </summary>
public readonly record struct PixelTransform(double X0, double XPerColumn, double XPerRow, double Y0, double YPerColumn, double YPerRow)
{
    /// <summary>Rows run along x and columns along y of the ground, as in every chip.</summary>
    public bool IsUpright => XPerRow == 0 && YPerColumn == 0;

    /// <summary>The ground under a place in the image, in the units of its CRS.</summary>
    public (double X, double Y) Apply(double column, double row) =>
        (X0 + (column * XPerColumn) + (row * XPerRow), Y0 + (column * YPerColumn) + (row * YPerRow));

    /// <summary>The rectangle round an image of this size.</summary>
    public (double XMin, double YMin, double XMax, double YMax) Bounds(int width, int height)
    {
        var (a, b, c, d) = (Apply(0, 0), Apply(width, 0), Apply(0, height), Apply(width, height));
        return (
            Math.Min(Math.Min(a.X, b.X), Math.Min(c.X, d.X)), Math.Min(Math.Min(a.Y, b.Y), Math.Min(c.Y, d.Y)),
            Math.Max(Math.Max(a.X, b.X), Math.Max(c.X, d.X)), Math.Max(Math.Max(a.Y, b.Y), Math.Max(c.Y, d.Y)));
    }
}
