using RapidAI4EO.Imagery.GeoTiff;
using RapidAI4EO.Training.Statistics;

namespace RapidAI4EO.Cli.Train.Statistics;

/// <summary>What was counted of a product. All arrays are in the order of the bands.</summary>
/// <param name="Product">The product.</param>
/// <param name="Split">Which samples; null where they are not split.</param>
/// <param name="Month">Which month, as <c>2018-05</c>; null where months are counted together.</param>
/// <param name="Images">How many images were counted.</param>
/// <param name="Type">How samples are stored, as numpy calls it.</param>
/// <param name="Bands">The bands' names.</param>
/// <param name="Scale">What a stored number is multiplied with to be a reflectance.</param>
/// <param name="Offset">What is added then.</param>
/// <param name="Count">Pixels that count.</param>
/// <param name="Nodata">Pixels without a value.</param>
/// <param name="Masked">Pixels that the mask leaves out.</param>
/// <param name="Stored">Figures of the numbers as they are stored.</param>
/// <param name="Reflectance">The same of reflectances; null where the product has none.</param>
internal sealed record StatsGroupResult(
    string Product, string? Split, string? Month, long Images, string Type, IReadOnlyList<string> Bands, IReadOnlyList<double> Scale, IReadOnlyList<double> Offset,
    IReadOnlyList<long> Count, IReadOnlyList<long> Nodata, IReadOnlyList<long> Masked, StatsBandResult Stored, StatsBandResult? Reflectance)
{
    public static StatsGroupResult Of(StatisticsGroup group, IReadOnlyList<decimal> percentiles)
    {
        var scaling = group.Layout.Scaling;
        // A scale that turns the order round would make the least the largest; no product has one.
        var hasReflectance = scaling.All(band => band.Scale > 0) && scaling.Any(band => band is not { Scale: 1, Offset: 0 });
        return new StatsGroupResult(
            group.Product.Key, group.Part, group.Month?.ToString("yyyy-MM"), group.Chips, group.Layout.Chip.Type.Name(), group.Layout.Bands.All,
            [.. scaling.Select(band => band.Scale)], [.. scaling.Select(band => band.Offset)],
            [.. group.Bands.Select(band => band.Statistics().Count)], [.. group.Bands.Select(band => band.Nodata)], [.. group.Bands.Select(band => band.Masked)],
            StatsBandResult.Of(group.Bands, percentiles, null), hasReflectance ? StatsBandResult.Of(group.Bands, percentiles, scaling) : null);
    }
}
