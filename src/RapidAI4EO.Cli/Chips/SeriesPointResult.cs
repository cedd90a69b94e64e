using RapidAI4EO.Imagery.Series;

namespace RapidAI4EO.Cli.Chips;

/// <summary>One date of a series; numbers are null where no pixel counts.</summary>
/// <param name="Product">Its product.</param>
/// <param name="TimeStep">Its date.</param>
/// <param name="Mean">Of the pixels that count.</param>
/// <param name="Stddev">The standard deviation of the population.</param>
/// <param name="P10">The 10th percentile.</param>
/// <param name="Median">The 50th.</param>
/// <param name="P90">The 90th.</param>
/// <param name="ValidShare">The part of the pixels that count.</param>
/// <param name="Pixels">All pixels.</param>
/// <param name="Problem">Why there is nothing; null where there is.</param>
internal sealed record SeriesPointResult(
    string Product, string TimeStep, double? Mean, double? Stddev, double? P10, double? Median, double? P90, double ValidShare, int Pixels, string? Problem)
{
    public static SeriesPointResult Of(SeriesPoint point) => new(
        point.Key.Product.Key, point.Key.Step.ToString()!, Rounded(point.Mean), Rounded(point.Stddev), Rounded(point.P10),
        Rounded(point.Median), Rounded(point.P90), Math.Round(point.ValidShare, 4), point.Pixels, point.Problem);

    // Chips have five digits at most; more would only make the file longer.
    private static double? Rounded(double number) => double.IsFinite(number) ? Math.Round(number, 6) : null;
}
