using RapidAI4EO.Corpus;
using RapidAI4EO.Index;
using RapidAI4EO.Search.Cql2;

namespace RapidAI4EO.Search.Filters;

/// <summary>Compares ids, zones and tiles with text, by code points. Zones and tiles are compared once a tile, not once a sample.</summary>
internal sealed class TextComparer(SampleIndex index)
{
    public SampleSet Compare(ComparisonOperator op, Cql2Expression left, Cql2Expression right, SampleSet candidates) =>
        Select([left, right], candidates, values => op.Accepts(string.CompareOrdinal(values[0], values[1])));

    public SampleSet In(InList list, SampleSet candidates)
    {
        if (list.Items.All(item => item is TextLiteral))
        {
            var texts = list.Items.Select(item => ((TextLiteral)item).Value).ToHashSet(StringComparer.Ordinal);
            return Select([list.Value], candidates, values => texts.Contains(values[0]));
        }

        return Select([list.Value, .. list.Items], candidates, values => values.AsSpan(1).Contains(values[0]));
    }

    private SampleSet Select(Cql2Expression[] expressions, SampleSet candidates, Func<string[], bool> holds)
    {
        var selected = new SampleSet(candidates.Capacity);
        var needsId = expressions.Any(e => e is PropertyName { Name: SampleProperty.Id });
        var tiles = index.Tiles;
        for (var at = 0; at < tiles.Length; at++)
        {
            var (first, end) = index.RangeOf(tiles, at);
            if (!needsId)
            {
                if (holds(Values(expressions, tiles[at].Tile, null)))
                {
                    selected.AddRange(first, end);
                }

                continue;
            }

            for (var ordinal = candidates.NextFrom(first); ordinal >= 0 && ordinal < end; ordinal = candidates.NextFrom(ordinal + 1))
            {
                if (holds(Values(expressions, tiles[at].Tile, index.IdOf(ordinal).ToString())))
                {
                    selected.Add(ordinal);
                }
            }
        }

        selected.IntersectWith(candidates);
        return selected;
    }

    private static string[] Values(Cql2Expression[] expressions, Tile tile, string? id) => Array.ConvertAll(expressions, e => e switch
    {
        TextLiteral literal => literal.Value,
        PropertyName { Name: SampleProperty.Id } => id ?? "",
        PropertyName { Name: SampleProperty.Zone } => tile.Zone.ToString(),
        _ => tile.Name,
    });
}
