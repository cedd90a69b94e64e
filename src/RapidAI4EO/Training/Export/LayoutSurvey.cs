using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;

namespace RapidAI4EO.Training.Export;

/// <summary>Looks for the first good file of each product, which settles what the others have to be like.</summary>
internal static class LayoutSurvey
{
    // Evenly over all of a product's files: where so many are missing or damaged, the root is the wrong one.
    private const int Most = 1000;

    /// <exception cref="CorpusException">A product has no good file among those that were tried.</exception>
    public static async Task<IReadOnlyList<ArrayLayout>> RunAsync(ExportPlan plan, ChipReader chips, CancellationToken token)
    {
        var layouts = new List<ArrayLayout>();
        foreach (var (product, steps) in plan.Axes) layouts.Add(await FindAsync(plan, chips, product, steps, token).ConfigureAwait(false));
        return layouts;
    }

    private static async Task<ArrayLayout> FindAsync(
        ExportPlan plan, ChipReader chips, Product product, IReadOnlyList<TimeStep> steps, CancellationToken token)
    {
        var files = (long)plan.Rows * steps.Count;
        var tries = (int)Math.Min(files, Most);
        ChipFault? last = null;
        for (var i = 0; i < tries; i++)
        {
            var (row, step) = Math.DivRem(i * files / tries, steps.Count);
            var key = new AssetKey(plan.IdOf((int)row), product, steps[(int)step]);
            var (info, fault) = await chips.ReadInfoAsync(key, token).ConfigureAwait(false);
            if (info is not null) return ArrayLayout.Of(product, info, BandNames.Of(info, product));
            last = fault;
            if (fault!.Kind == ChipFaultKind.Unreachable) break;
        }

        throw new CorpusException($"No {product.Key} image can be read, so nothing is known of their size and type; {tries:N0} of {files:N0} were looked for. Is it the right root? The last: {last!.Message}");
    }
}
