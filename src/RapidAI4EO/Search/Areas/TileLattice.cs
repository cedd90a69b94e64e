using RapidAI4EO.Corpus;

namespace RapidAI4EO.Search.Areas;

/// <summary>
/// Where the samples of one tile lie, approximately and fast: longitude and latitude as biquadratic polynomials of the position
/// in the tile, through nine unprojected points. The boxes it gives hold the published polygons for certain: their margin is
/// several times the error that is measured at points between the nine.
/// </summary>
internal readonly struct TileLattice
{
    private const double Half = Tile.Size / 2.0;

    /// <summary>Degrees by which rounding to five decimals moves a corner, and some more.</summary>
    private const double Rounding = 1e-5;

    private readonly Quadratic _longitude;
    private readonly Quadratic _latitude;
    private readonly double _halfWidth;
    private readonly double _halfHeight;

    /// <param name="tile">The tile.</param>
    /// <param name="deviation">Degrees by which published polygons may differ from those of the ids, besides rounding.</param>
    public TileLattice(Tile tile, double deviation)
    {
        var bounds = tile.Bounds;
        var projection = UtmProjection.For(tile.Zone);
        Span<double> longitudes = stackalloc double[9];
        Span<double> latitudes = stackalloc double[9];
        for (var i = 0; i < 9; i++)
        {
            var p = projection.Unproject(bounds.XMin + (i % 3 * Half), bounds.YMin + (i / 3 * Half));
            (longitudes[i], latitudes[i]) = (p.Longitude, p.Latitude);
        }

        _longitude = new Quadratic(longitudes);
        _latitude = new Quadratic(latitudes);
        var margin = (4 * Error(projection, bounds)) + Rounding + deviation;
        (_halfWidth, _halfHeight) = HalfSize();
        _halfWidth += margin;
        _halfHeight += margin;
    }

    /// <summary>A box that holds the published polygon of a sample.</summary>
    public LonLatBounds BoundsOf(int row, int column)
    {
        // The middle of the sample, in tile units from 0 to 2.
        var x = ((2 * column) - 1) * Footprint.Size / (2 * Half);
        var y = 2 - (((2 * row) - 1) * Footprint.Size / (2 * Half));
        double longitude = _longitude.At(x, y), latitude = _latitude.At(x, y);
        return new LonLatBounds(longitude - _halfWidth, latitude - _halfHeight, longitude + _halfWidth, latitude + _halfHeight);
    }

    private double Error(UtmProjection projection, UtmBounds bounds)
    {
        var error = 0.0;
        foreach (var (x, y) in ((double, double)[])[(0.5, 0.5), (1.5, 0.5), (0.5, 1.5), (1.5, 1.5)])
        {
            var p = projection.Unproject(bounds.XMin + (x * Half), bounds.YMin + (y * Half));
            error = Math.Max(error, Math.Max(Math.Abs(_longitude.At(x, y) - p.Longitude), Math.Abs(_latitude.At(x, y) - p.Latitude)));
        }

        return error;
    }

    /// <summary>The largest distance in degrees from a sample's middle to its corners, taken at the tile's four corner samples.</summary>
    private (double Width, double Height) HalfSize()
    {
        const double Step = Footprint.Size / (2 * Half);
        double width = 0, height = 0;
        foreach (var (x, y) in ((double, double)[])[(0, 0), (2 - (2 * Step), 0), (0, 2 - (2 * Step)), (2 - (2 * Step), 2 - (2 * Step))])
        {
            foreach (var (dx, dy) in ((double, double)[])[(0, 0), (2, 0), (0, 2), (2, 2)])
            {
                double cx = x + Step, cy = y + Step, px = x + (dx * Step), py = y + (dy * Step);
                width = Math.Max(width, Math.Abs(_longitude.At(px, py) - _longitude.At(cx, cy)));
                height = Math.Max(height, Math.Abs(_latitude.At(px, py) - _latitude.At(cx, cy)));
            }
        }

        return (width, height);
    }

    /// <summary>A polynomial of degree two in each of x and y, through its values at 0, 1 and 2.</summary>
    private readonly struct Quadratic
    {
        private readonly double _c00, _c10, _c20, _c01, _c11, _c21, _c02, _c12, _c22;

        /// <param name="values">Nine values, x running fastest.</param>
        public Quadratic(ReadOnlySpan<double> values)
        {
            var (a0, a1, a2) = Line(values[0], values[1], values[2]);
            var (b0, b1, b2) = Line(values[3], values[4], values[5]);
            var (c0, c1, c2) = Line(values[6], values[7], values[8]);
            (_c00, _c01, _c02) = Line(a0, b0, c0);
            (_c10, _c11, _c12) = Line(a1, b1, c1);
            (_c20, _c21, _c22) = Line(a2, b2, c2);
        }

        public double At(double x, double y) =>
            _c00 + (y * (_c01 + (y * _c02))) + (x * (_c10 + (y * (_c11 + (y * _c12))) + (x * (_c20 + (y * (_c21 + (y * _c22)))))));

        /// <summary>The coefficients of the parabola through three values at 0, 1 and 2.</summary>
        private static (double C0, double C1, double C2) Line(double v0, double v1, double v2)
        {
            var second = (v2 - (2 * v1) + v0) / 2;
            return (v0, v1 - v0 - second, second);
        }
    }
}
