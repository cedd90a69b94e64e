using System.Globalization;
using RapidAI4EO.Imagery.Chips;

namespace RapidAI4EO.Cli.Train.Statistics;

/// <summary>Figures of the bands of a product, each an array in the order of the bands; null where no pixel counts, or none are known.</summary>
/// <param name="Min">The least.</param>
/// <param name="Max">The largest.</param>
/// <param name="Mean">The mean.</param>
/// <param name="Stddev">The standard deviation of the population.</param>
/// <param name="Percentiles">By percent.</param>
internal sealed record StatsBandResult(
    IReadOnlyList<double?> Min, IReadOnlyList<double?> Max, IReadOnlyList<double?> Mean, IReadOnlyList<double?> Stddev,
    IReadOnlyDictionary<string, IReadOnlyList<double?>> Percentiles)
{
    /// <summary>Reflectances have four decimals, so their means need no more; behind them would only be the noise of doubles.</summary>
    private const int Decimals = 12;

    /// <param name="bands">As stored.</param>
    /// <param name="percentiles">Which.</param>
    /// <param name="scaling">What becomes of a stored number; null to leave it as it is.</param>
    public static StatsBandResult Of(IReadOnlyList<BandTotals> bands, IReadOnlyList<decimal> percentiles, IReadOnlyList<(double Scale, double Offset)>? scaling)
    {
        var statistics = bands.Select(band => band.Statistics()).ToArray();
        double?[] Each(Func<int, double> figure, bool isSpread = false) =>
            [.. Enumerable.Range(0, bands.Count).Select(band => Scaled(figure(band), scaling?[band], isSpread))];
        return new StatsBandResult(
            Each(band => statistics[band].Min), Each(band => statistics[band].Max), Each(band => statistics[band].Mean),
            Each(band => statistics[band].Stddev, isSpread: true),
            percentiles.ToDictionary(
                percent => percent.ToString(CultureInfo.InvariantCulture),
                IReadOnlyList<double?> (percent) => Each(band => bands[band].Percentile(percent))));
    }

    private static double? Scaled(double stored, (double Scale, double Offset)? scaling, bool isSpread) => (stored, scaling) switch
    {
        _ when !double.IsFinite(stored) => null,
        (_, null) => stored,
        (_, var (scale, offset)) => Math.Round((stored * scale) + (isSpread ? 0 : offset), Decimals),
    };
}
