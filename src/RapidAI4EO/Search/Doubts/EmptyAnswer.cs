using System.Globalization;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Doubts;

/// <summary>Why a question found nothing: each of its conditions is asked alone, and then what they have together.</summary>
internal sealed class EmptyAnswer(SampleSearch search, Subset subset, CancellationToken cancellationToken)
{
    /// <param name="known">What was said already.</param>
    public IEnumerable<Doubt> Reasons(IReadOnlyCollection<Doubt> known)
    {
        var counts = new List<(string Name, int Count)>();
        var reasons = new List<Doubt>();
        if (subset.Ids is { } ids) Add("the list of ids", Find(new Subset { Ids = ids }), () => NoId(ids.Count));
        foreach (var area in subset.Areas) Add(area.Name, Find(new Subset { Areas = [area] }), () => AreaDoubts.Explain(area, search.Index));
        if (subset.Filter is { } filter)
        {
            var alone = Find(new Subset { Filter = filter, Scope = subset.Scope });
            if (alone.Count > 0) counts.Add(("the filter", alone.Count));
            else if (!known.Any(doubt => doubt.Kind == DoubtKind.ComparisonSettled)) reasons.Add(new EmptyFilter(search, subset.Scope, cancellationToken).Explain(filter));
            else return reasons;
        }

        if (reasons.Count == 0 && (subset.Limit == 0 || subset.Draw is { Count: 0 })) return [new Doubt(DoubtKind.NothingTaken, "A limit or a draw of 0 takes no sample.")];
        return reasons.Count > 0 || counts.Count < 2 ? reasons : [Combination(counts)];

        void Add(string name, SampleSet found, Func<Doubt> why)
        {
            if (found.Count > 0) counts.Add((name, found.Count));
            else reasons.Add(why());
        }
    }

    private static Doubt NoId(int count) => new(
        DoubtKind.NoKnownId, count == 0 ? "The list of ids is empty." : string.Create(CultureInfo.InvariantCulture, $"The index has none of the {count:N0} ids. Are they of this corpus?"));

    private static Doubt Combination(List<(string Name, int Count)> counts) => new(
        DoubtKind.CombinationEmpty,
        $"No sample has all of it at once; alone, {string.Join(", ", counts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Name} has {part.Count:N0}")))}.");

    private SampleSet Find(Subset part) => search.Find(part, cancellationToken);
}
