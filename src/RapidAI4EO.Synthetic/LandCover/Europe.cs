using RapidAI4EO.Corpus;

namespace RapidAI4EO.Synthetic.LandCover;

/// <summary>As much of the map of Europe as makes the land cover look familiar.</summary>
internal static class Europe
{
    /// <summary>Ranges, long ones in pieces.</summary>
    public static readonly Bump[] Mountains =
    [
        Range(7.2, 45.4, 1.8, 1.9, 1.0), Range(10.0, 46.6, 2.8, 1.1, 1.0), Range(13.2, 47.1, 2.4, 0.9, 0.85),
        Range(0.5, 42.6, 2.6, 0.6, 0.85), Range(-5.0, 43.0, 2.6, 0.6, 0.55), Range(-3.4, 37.1, 1.4, 0.5, 0.8), Range(-5.0, 40.5, 2.0, 0.7, 0.5),
        Range(13.3, 42.4, 1.1, 1.3, 0.6), Range(17.5, 44.0, 2.6, 1.6, 0.55), Range(20.0, 42.0, 1.6, 1.8, 0.6), Range(23.6, 42.0, 2.2, 0.8, 0.65),
        Range(20.0, 49.2, 1.8, 0.5, 0.6), Range(24.8, 45.5, 2.2, 0.8, 0.65), Range(25.2, 47.4, 1.6, 1.4, 0.5), Range(22.0, 39.5, 1.2, 1.6, 0.5),
        Range(8.0, 61.2, 2.6, 1.9, 0.8), Range(13.5, 64.8, 2.2, 2.0, 0.65), Range(18.0, 67.9, 3.4, 1.6, 0.75), Range(-4.5, 57.0, 1.6, 0.9, 0.4),
        Range(3.0, 45.1, 1.4, 1.2, 0.4), Range(-18.2, 64.6, 3.6, 1.0, 0.9), Range(34.0, 37.0, 5.0, 0.9, 0.65), Range(39.5, 39.5, 5.0, 1.8, 0.75),
        Range(15.8, 50.6, 1.0, 0.4, 0.35), Range(13.4, 48.9, 1.0, 0.5, 0.35), Range(8.1, 48.2, 0.6, 0.9, 0.35),
    ];

    public static readonly Bump[] Cities =
    [
        City(-0.12, 51.50, 1.0), City(2.35, 48.86, 1.0), City(13.40, 52.52, 0.95), City(-3.70, 40.42, 0.9), City(12.50, 41.90, 0.9),
        City(23.73, 37.98, 0.9), City(16.37, 48.21, 0.85), City(21.01, 52.23, 0.85), City(19.04, 47.50, 0.85), City(26.10, 44.43, 0.85),
        City(4.40, 50.85, 0.85), City(4.90, 52.37, 0.85), City(4.48, 51.92, 0.8), City(6.96, 50.94, 0.85), City(7.10, 51.48, 0.95),
        City(9.99, 53.55, 0.85), City(11.58, 48.14, 0.85), City(8.68, 50.11, 0.8), City(9.18, 48.78, 0.75), City(13.74, 51.05, 0.65),
        City(12.37, 51.34, 0.65), City(9.19, 45.46, 0.95), City(7.69, 45.07, 0.8), City(14.27, 40.85, 0.9), City(2.17, 41.39, 0.9),
        City(-9.14, 38.72, 0.85), City(-8.61, 41.15, 0.75), City(-0.38, 39.47, 0.75), City(-5.98, 37.39, 0.7), City(5.37, 43.30, 0.75),
        City(4.84, 45.76, 0.8), City(1.44, 43.60, 0.7), City(-2.24, 53.48, 0.9), City(-1.89, 52.48, 0.9), City(-4.25, 55.86, 0.75),
        City(-6.26, 53.35, 0.75), City(12.57, 55.68, 0.8), City(18.07, 59.33, 0.8), City(10.75, 59.91, 0.7), City(24.94, 60.17, 0.75),
        City(14.42, 50.09, 0.8), City(17.04, 51.11, 0.65), City(19.94, 50.06, 0.65), City(19.02, 50.26, 0.8), City(18.65, 54.35, 0.65),
        City(24.11, 56.95, 0.65), City(25.28, 54.69, 0.6), City(24.75, 59.44, 0.55), City(20.46, 44.82, 0.75), City(15.98, 45.81, 0.65),
        City(23.32, 42.70, 0.75), City(22.94, 40.64, 0.7), City(28.98, 41.01, 1.0), City(32.86, 39.93, 0.85), City(8.54, 47.37, 0.75),
        City(6.14, 46.20, 0.6), City(-21.90, 64.14, 0.45), City(19.82, 41.33, 0.6), City(21.43, 42.00, 0.55), City(33.37, 35.17, 0.5),
    ];

    private static Bump Range(double longitude, double latitude, double eastRadius, double northRadius, double top) =>
        new(new LonLat(longitude, latitude), eastRadius, northRadius, top);

    // A larger city reaches further: about 25 km for the largest.
    private static Bump City(double longitude, double latitude, double size) =>
        new(new LonLat(longitude, latitude), 0.45 * size, 0.28 * size, size);
}
