using RapidAI4EO.Corpus;

namespace RapidAI4EO.Training.Export.Plan;

/// <summary>Which time steps of each product are exported.</summary>
internal static class TimeAxes
{
    /// <exception cref="InvalidInputException">There are none, or pairs are asked for of what has none.</exception>
    public static IReadOnlyList<(Product Product, IReadOnlyList<TimeStep> Steps)> Of(IReadOnlyList<Product> products, TimeInterval datetime, bool pairs)
    {
        if (products.FirstOrDefault(product => !product.HasTime) is { } timeless)
        {
            throw new InvalidInputException($"An export has images, and its labels come from the index, so {timeless.Key} does not go into it. Name products of {string.Join(", ", Product.Images)}.");
        }

        var own = products.Select(product => (product, (IReadOnlyList<TimeStep>)[.. product.Steps.Where(step => datetime.Contains(step.Timestamp))])).ToList();
        if (own.FirstOrDefault(axis => axis.Item2.Count == 0).product is { } empty)
        {
            throw new InvalidInputException($"{empty.Key} has no date in the time that is asked for. Choose another time, or leave the product out.");
        }

        if (!pairs) return own;
        var months = own.FirstOrDefault(axis => axis.product == Product.Sentinel2).Item2;
        if (months is null || own.Count == 1) throw new InvalidInputException("Pairs are of Sentinel-2 and Planet Fusion. Export both, as with --products pfsr,s2.");
        return [.. own.Select(axis => axis.product == Product.Sentinel2 ? axis : (axis.product, Nearest(axis.Item2, months)))];
    }

    /// <summary>Steps five days apart are never equally far from a day, so there is no tie.</summary>
    private static TimeStep[] Nearest(IReadOnlyList<TimeStep> days, IReadOnlyList<TimeStep> months) =>
        [.. months.Select(month => days.MinBy(day => (day.Timestamp - month.Timestamp).Duration()))];
}
