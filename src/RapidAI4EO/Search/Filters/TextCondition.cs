namespace RapidAI4EO.Search.Filters;

/// <summary>A test of texts, by code units. What depends on tiles alone is tested once a tile, not once a sample.</summary>
internal sealed class TextCondition : Condition
{
    private readonly TextTerm[] _terms;
    private readonly Func<string[], bool> _holds;

    private TextCondition(TextTerm[] terms, Func<string[], bool> holds) => (_terms, _holds) = (terms, holds);

    private bool NeedsId => _terms.Any(t => t.Variation == TextVariation.Sample);

    /// <summary>The test; a constant one is made at once.</summary>
    public static Condition Of(TextTerm[] terms, Func<string[], bool> holds) => Array.TrueForAll(terms, t => t.Variation == TextVariation.None)
        ? ConstantCondition.Of(holds(Array.ConvertAll(terms, t => t.Constant)))
        : new TextCondition(terms, holds);

    public override SampleSet Select(FilterRun run, SampleSet candidates, bool sought)
    {
        var index = run.Index;
        var tiles = index.Tiles;
        var found = new SampleSet(candidates.Capacity);
        var needsId = NeedsId;
        for (var at = 0; at < tiles.Length; at++)
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            var (first, end) = index.RangeOf(tiles, at);
            if (!needsId)
            {
                if (Holds(tiles[at].Tile, ""))
                {
                    found.AddRange(first, end);
                }

                continue;
            }

            for (var ordinal = candidates.NextFrom(first); ordinal >= 0 && ordinal < end; ordinal = candidates.NextFrom(ordinal + 1))
            {
                if (Holds(tiles[at].Tile, index.IdOf(ordinal).ToString()))
                {
                    found.Add(ordinal);
                }
            }
        }

        return Part(candidates, found, sought);
    }

    private bool Holds(Corpus.Tile tile, string id) => _holds(Array.ConvertAll(_terms, t => t.Read(tile, id)));
}
