using System.Globalization;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Selection;

namespace RapidAI4EO.Search.Doubts;

/// <summary>Products that have no time step in the interval of a question.</summary>
internal static class TimeDoubts
{
    /// <summary>Where all images are meant, since no product was named, one of them without such a date is no surprise.</summary>
    public static IEnumerable<Doubt> Of(Subset subset)
    {
        var timed = subset.Products.Where(product => product.HasTime).ToList();
        var without = timed.Where(product => !product.Steps.Any(step => subset.Datetime.Contains(step.Timestamp))).ToList();
        if (without.Count == timed.Count || !subset.Products.SequenceEqual(Product.Images))
        {
            foreach (var product in without) yield return new Doubt(DoubtKind.NoTimeStep, Describe(product, subset.Datetime));
        }
    }

    private static string Describe(Product product, TimeInterval time)
    {
        var steps = product.Steps;
        var before = steps.Where(step => step.Timestamp < time.Start).ToList();
        var after = steps.Where(step => step.Timestamp > time.End).ToList();
        var span = $"{steps[0]} to {steps[^1]}";
        var where = (before.Count, after.Count) switch
        {
            (0, _) => $"its {steps.Count} steps go from {span}",
            (_, 0) => $"its {steps.Count} steps go from {span}",
            _ => $"the nearest are {before[^1]} and {after[0]}",
        };
        return $"{product} has no time step in {Show(time)}: {where}.";
    }

    private static string Show(TimeInterval time) =>
        Day(time.Start) is var start && Day(time.End) is var end && start == end ? start : $"{start}/{end}";

    private static string Day(DateTimeOffset? instant) => instant is { } i ? i.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "..";
}
