using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Filters;

/// <summary>A test of texts, by code units. What depends on tiles alone is tested once a tile, not once a sample.</summary>
internal sealed class TextCondition : Condition
{
    private readonly TextTerm _left;
    private readonly TextTerm _right;
    private readonly TextTest _holds;
    private readonly string _prefix;

    private TextCondition(TextTerm left, TextTerm right, TextTest holds, string prefix) => (_left, _right, _holds, _prefix) = (left, right, holds, prefix);

    private bool NeedsId => _left.Variation == TextVariation.Sample || _right.Variation == TextVariation.Sample;

    /// <summary>The test; a constant one is made at once.</summary>
    /// <param name="left">The first text.</param>
    /// <param name="right">The second.</param>
    /// <param name="holds">Tests them.</param>
    /// <param name="prefix">What the first text starts with wherever the test holds.</param>
    public static Condition Of(TextTerm left, TextTerm right, TextTest holds, string prefix = "") =>
        left.Variation == TextVariation.None && right.Variation == TextVariation.None
            ? ConstantCondition.Of(holds(left.Constant, right.Constant))
            : new TextCondition(left, right, holds, prefix);

    public override SampleSet Select(FilterRun run, SampleSet candidates, bool sought)
    {
        var index = run.Index;
        var tiles = index.Tiles;
        var places = index.Places;
        var found = new SampleSet(candidates.Capacity);
        var (left, right, needsId) = (new TextTermReader(_left), new TextTermReader(_right), NeedsId);
        for (var at = 0; at < tiles.Length; at++)
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            var (first, end) = index.RangeOf(tiles, at);
            var tile = tiles[at].Tile;
            if (!needsId)
            {
                if (_holds(left.Of(tile), right.Of(tile)))
                {
                    found.AddRange(first, end);
                }

                continue;
            }

            if (!MayHold(tile))
            {
                continue;
            }

            for (var ordinal = candidates.NextFrom(first); ordinal >= 0 && ordinal < end; ordinal = candidates.NextFrom(ordinal + 1))
            {
                var id = SampleIndex.IdOf(tile, places[ordinal]);
                if (_holds(left.Of(id), right.Of(id)))
                {
                    found.Add(ordinal);
                }
            }
        }

        return Part(candidates, found, sought);
    }

    /// <summary>Whether the tile's part of the first text and the prefix agree as far as both go. An easting below 10 may be written in two ways.</summary>
    private bool MayHold(Tile tile) => _prefix.Length == 0 || tile.Easting < 10 || MayStart(_left.Head(tile));

    private bool MayStart(string head) => string.CompareOrdinal(head, 0, _prefix, 0, Math.Min(head.Length, _prefix.Length)) == 0;
}
