namespace RapidAI4EO.Corpus;

/// <summary>
/// The transverse Mercator projection of one UTM zone on WGS 84, both ways: Krüger's series to the sixth order of the third
/// flattening, as given by C. F. F. Karney, "Transverse Mercator with an accuracy of a few nanometers", J. Geodesy 85 (2011),
/// equations 7 to 14, 35 and 36. Its error within a zone is far below a micrometre.
/// </summary>
/// <remarks>
/// An index build unprojects two million corners and compares each with the published one, so the projection is part of what
/// the id means; ProjNET, which rounds differently in the eighth decimal, checks it in the tests.
/// </remarks>
public sealed class UtmProjection
{
    private const double SemiMajorAxis = 6_378_137.0;
    private const double Flattening = 1 / 298.257223563;
    private const double ScaleFactor = 0.9996;
    private const double FalseEasting = 500_000.0;
    private const double DegreesPerRadian = 180 / Math.PI;

    private static readonly double N = Flattening / (2 - Flattening);
    private static readonly double Eccentricity = Math.Sqrt(Flattening * (2 - Flattening));

    /// <summary>The scaled rectifying radius: metres of northing a radian of rectifying latitude.</summary>
    private static readonly double Radius =
        ScaleFactor * SemiMajorAxis / (1 + N) * (1 + (N * N / 4) + (Math.Pow(N, 4) / 64) + (Math.Pow(N, 6) / 256));

    // Equation 35.
    private static readonly double[] Alpha =
    [
        Series(1, 1.0 / 2, -2.0 / 3, 5.0 / 16, 41.0 / 180, -127.0 / 288, 7891.0 / 37800),
        Series(2, 13.0 / 48, -3.0 / 5, 557.0 / 1440, 281.0 / 630, -1983433.0 / 1935360),
        Series(3, 61.0 / 240, -103.0 / 140, 15061.0 / 26880, 167603.0 / 181440),
        Series(4, 49561.0 / 161280, -179.0 / 168, 6601661.0 / 7257600),
        Series(5, 34729.0 / 80640, -3418889.0 / 1995840),
        Series(6, 212378941.0 / 319334400),
    ];

    // Equation 36.
    private static readonly double[] Beta =
    [
        Series(1, 1.0 / 2, -2.0 / 3, 37.0 / 96, -1.0 / 360, -81.0 / 512, 96199.0 / 604800),
        Series(2, 1.0 / 48, 1.0 / 15, -437.0 / 1440, 46.0 / 105, -1118711.0 / 3870720),
        Series(3, 17.0 / 480, -37.0 / 840, -209.0 / 4480, 5569.0 / 90720),
        Series(4, 4397.0 / 161280, -11.0 / 504, -830251.0 / 7257600),
        Series(5, 4583.0 / 161280, -108847.0 / 3991680),
        Series(6, 20648693.0 / 638668800),
    ];

    // Geographic from conformal latitude: R. E. Deakin, M. N. Hunter, C. F. F. Karney, "The Gauss-Krüger projection" (2010), equation 27.
    private static readonly double[] Delta =
    [
        Series(1, 2, -2.0 / 3, -2, 116.0 / 45, 26.0 / 45, -2854.0 / 675),
        Series(2, 7.0 / 3, -8.0 / 5, -227.0 / 45, 2704.0 / 315, 2323.0 / 945),
        Series(3, 56.0 / 15, -136.0 / 35, -1262.0 / 105, 73814.0 / 2835),
        Series(4, 4279.0 / 630, -332.0 / 35, -399572.0 / 14175),
        Series(5, 4174.0 / 315, -144838.0 / 6237),
        Series(6, 601676.0 / 22275),
    ];

    private static readonly UtmProjection?[] Zones = new UtmProjection?[61];

    private readonly double _centralMeridian;

    private UtmProjection(UtmZone zone) => _centralMeridian = zone.CentralMeridian;

    /// <summary>The projection of a zone; instances are shared and immutable.</summary>
    public static UtmProjection For(UtmZone zone) => Zones[zone.Number] ??= new UtmProjection(zone);

    /// <summary>Degrees to metres. Meant for places within some thousand kilometres of the zone.</summary>
    /// <returns>Easting and northing in metres; the northing of the southern hemisphere is negative.</returns>
    public (double X, double Y) Project(LonLat position)
    {
        var lambda = (position.Longitude - _centralMeridian) / DegreesPerRadian;
        var sinPhi = Math.Sin(position.Latitude / DegreesPerRadian);
        var conformal = Math.Sinh(Math.Atanh(sinPhi) - (Eccentricity * Math.Atanh(Eccentricity * sinPhi)));
        var cosLambda = Math.Cos(lambda);
        var xi = Math.Atan2(conformal, cosLambda);
        var eta = Math.Asinh(Math.Sin(lambda) / Math.Sqrt((conformal * conformal) + (cosLambda * cosLambda)));
        var (dXi, dEta) = Sum(Alpha, xi, eta);
        return (FalseEasting + (Radius * (eta + dEta)), Radius * (xi + dXi));
    }

    /// <summary>Metres to degrees.</summary>
    /// <param name="x">Easting in metres, with the false easting of 500,000.</param>
    /// <param name="y">Northing in metres from the equator.</param>
    public LonLat Unproject(double x, double y)
    {
        var xi = y / Radius;
        var eta = (x - FalseEasting) / Radius;
        var (dXi, dEta) = Sum(Beta, xi, eta);
        var (sinXi, cosXi) = Math.SinCos(xi - dXi);
        var sinhEta = Math.Sinh(eta - dEta);
        var lambda = Math.Atan2(sinhEta, cosXi);
        var conformal = Math.Atan2(sinXi, Math.Sqrt((sinhEta * sinhEta) + (cosXi * cosXi)));
        var phi = conformal + Sum(Delta, conformal, 0).Real;
        return new LonLat(_centralMeridian + (lambda * DegreesPerRadian), phi * DegreesPerRadian);
    }

    /// <summary>Clenshaw's sum of c[j] sin 2(j+1)z for z = xi + i eta: eight additions and multiplications a term, four functions in all.</summary>
    private static (double Real, double Imaginary) Sum(double[] c, double xi, double eta)
    {
        var (sin, cos) = Math.SinCos(2 * xi);
        double sinh = 0, cosh = 1;
        if (eta != 0)
        {
            var e = Math.Exp(2 * eta);
            sinh = (e - (1 / e)) / 2;
            cosh = (e + (1 / e)) / 2;
        }

        // 2 cos 2z, real and imaginary part.
        var re = 2 * cos * cosh;
        var im = -2 * sin * sinh;
        double b1Re = 0, b1Im = 0, b2Re = 0, b2Im = 0;
        for (var j = c.Length - 1; j >= 0; j--)
        {
            var bRe = c[j] + (re * b1Re) - (im * b1Im) - b2Re;
            var bIm = (re * b1Im) + (im * b1Re) - b2Im;
            (b2Re, b2Im, b1Re, b1Im) = (b1Re, b1Im, bRe, bIm);
        }

        var sRe = sin * cosh;
        var sIm = cos * sinh;
        return ((b1Re * sRe) - (b1Im * sIm), (b1Re * sIm) + (b1Im * sRe));
    }

    /// <summary>A polynomial in the third flattening whose lowest power is <paramref name="power"/>.</summary>
    private static double Series(int power, params ReadOnlySpan<double> coefficients)
    {
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            sum = (sum * N) + coefficients[i];
        }

        return sum * Math.Pow(N, power);
    }
}
