using System.Globalization;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Filters;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Doubts;

/// <summary>Why no sample satisfies a filter: which of its parts has none, or which two exclude one another.</summary>
internal sealed class EmptyFilter(SampleSearch search, FilterScope scope, CancellationToken cancellationToken)
{
    /// <summary>Pairs grow with the square of the parts.</summary>
    private const int MaxParts = 16;

    public Doubt Explain(Cql2Expression filter)
    {
        var parts = Parts(filter).ToList();
        if (parts.Count > 1 && Pairs(parts).FirstOrDefault(pair => ShareRange.Exclude(parts[pair.A], parts[pair.B])) is { B: > 0 } excluded)
        {
            return new Doubt(
                DoubtKind.FilterContradicts,
                $"{parts[excluded.A].ToText()} and {parts[excluded.B].ToText()} exclude one another, as the shares of a sample sum to 1. Write OR if either is meant.");
        }

        if (parts.Count is 1 or > MaxParts) return new Doubt(DoubtKind.FilterEmpty, $"No sample satisfies the filter {parts[0].ToText()}.{Known(parts[0])}");
        var found = parts.ConvertAll(Find);
        if (found.FindIndex(set => set.Count == 0) is >= 0 and var empty)
        {
            return new Doubt(DoubtKind.FilterEmpty, $"No sample satisfies {parts[empty].ToText()} of the filter.{Known(parts[empty])}");
        }

        foreach (var (a, b) in Pairs(parts))
        {
            var both = found[a].Copy();
            both.IntersectWith(found[b]);
            if (both.Count == 0) return Apart(parts[a], parts[b], found[a].Count, found[b].Count);
        }

        return new Doubt(DoubtKind.FilterEmpty, $"No sample satisfies all of the filter; {string.Join(", ", parts.Select((part, i) => $"{part.ToText()} alone has {found[i].Count:N0}"))}.");
    }

    private static Doubt Apart(Cql2Expression a, Cql2Expression b, int ofA, int ofB) => new(
        DoubtKind.FilterContradicts,
        string.Create(CultureInfo.InvariantCulture, $"{a.ToText()} has {ofA:N0} samples alone and {b.ToText()} has {ofB:N0}, and none has both. Write OR if either is meant."));

    private static IEnumerable<(int A, int B)> Pairs(List<Cql2Expression> parts) =>
        from a in Enumerable.Range(0, Math.Min(parts.Count, MaxParts)) from b in Enumerable.Range(a + 1, Math.Min(parts.Count, MaxParts) - a - 1) select (a, b);

    private static IEnumerable<Cql2Expression> Parts(Cql2Expression filter) => filter is Conjunction and ? and.Operands.SelectMany(Parts) : [filter];

    /// <summary>The zones that there are, to someone who asked for another.</summary>
    private string Known(Cql2Expression part)
    {
        if (part is not Comparison { Operator: ComparisonOperator.Equal, Left: PropertyName { Name: Queryables.Zone }, Right: TextLiteral }) return "";
        var zones = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var tile in search.Index.Tiles) zones.Add(tile.Tile.Zone.ToString());
        return $" The zones are {string.Join(", ", zones)}.";
    }

    private SampleSet Find(Cql2Expression part) => search.Find(new Subset { Filter = part, Scope = scope }, cancellationToken);
}
