namespace RapidAI4EO.Geometry;

/// <summary>
/// The great circle between two reduced latitudes on the auxiliary sphere of Vincenty's inverse solution; the equations' numbers
/// are those of his paper.
/// </summary>
internal readonly struct AuxiliaryArc
{
    private const double F = Geodesic.Flattening;

    private readonly double _sinSigma;
    private readonly double _cosSigma;
    private readonly double _sigma;
    private readonly double _sinAlpha;
    private readonly double _cosSquaredAlpha;
    private readonly double _cosTwiceMiddle;

    private AuxiliaryArc((double Sin, double Cos) from, (double Sin, double Cos) to, double lambda)
    {
        var (sinLambda, cosLambda) = Math.SinCos(lambda);
        var across = to.Cos * sinLambda;
        var along = (from.Cos * to.Sin) - (from.Sin * to.Cos * cosLambda);
        _sinSigma = Math.Sqrt((across * across) + (along * along));                     // 14
        _cosSigma = (from.Sin * to.Sin) + (from.Cos * to.Cos * cosLambda);              // 15
        _sigma = Math.Atan2(_sinSigma, _cosSigma);                                      // 16
        _sinAlpha = _sinSigma == 0 ? 0 : from.Cos * to.Cos * sinLambda / _sinSigma;     // 17
        _cosSquaredAlpha = 1 - (_sinAlpha * _sinAlpha);
        // On the equator it is 0 / 0, and every term it stands in vanishes.
        _cosTwiceMiddle = _cosSquaredAlpha == 0 ? 0 : _cosSigma - (2 * from.Sin * to.Sin / _cosSquaredAlpha); // 18
    }

    /// <summary>True where both ends are one.</summary>
    public bool IsPoint => _sinSigma == 0 && _cosSigma > 0;

    /// <summary>What the longitude difference on the sphere has more than the one on the ellipsoid, radians (10, 11).</summary>
    public double LongitudeCorrection
    {
        get
        {
            var c = F / 16 * _cosSquaredAlpha * (4 + (F * (4 - (3 * _cosSquaredAlpha))));
            var inner = _cosTwiceMiddle + (c * _cosSigma * ((2 * _cosTwiceMiddle * _cosTwiceMiddle) - 1));
            return (1 - c) * F * _sinAlpha * (_sigma + (c * _sinSigma * inner));
        }
    }

    /// <summary>The length of the geodesic on the ellipsoid, metres (3, 4, 6, 19).</summary>
    public double EllipsoidalLength
    {
        get
        {
            const double A2 = Geodesic.SemiMajorAxis * Geodesic.SemiMajorAxis;
            const double B2 = Geodesic.SemiMinorAxis * Geodesic.SemiMinorAxis;
            var u2 = _cosSquaredAlpha * (A2 - B2) / B2;
            var a = 1 + (u2 / 16384 * (4096 + (u2 * (-768 + (u2 * (320 - (175 * u2)))))));
            var b = u2 / 1024 * (256 + (u2 * (-128 + (u2 * (74 - (47 * u2))))));
            var square = _cosTwiceMiddle * _cosTwiceMiddle;
            var third = b / 6 * _cosTwiceMiddle * ((4 * _sinSigma * _sinSigma) - 3) * ((4 * square) - 3);
            var second = b / 4 * ((_cosSigma * ((2 * square) - 1)) - third);
            return Geodesic.SemiMinorAxis * a * (_sigma - (b * _sinSigma * (_cosTwiceMiddle + second)));
        }
    }

    public static AuxiliaryArc Between((double Sin, double Cos) from, (double Sin, double Cos) to, double lambda) => new(from, to, lambda);
}
