using RapidAI4EO.Corpus;
using RapidAI4EO.Index;
using RapidAI4EO.Search.Filters;
using RapidAI4EO.Server.Queries;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Answers;

/// <summary>Puts items in order by properties; where those are equal, in that of answers without one.</summary>
internal sealed class ItemOrder(SampleIndex index)
{
    /// <summary>The place of each tile in the order of their names, by the first ordinal; text sorts <c>15E</c> before <c>9E</c>.</summary>
    private readonly Lazy<int[]> _tileRanks = new(() => Ranks(index, tile => tile.ToString()));
    private readonly Lazy<int[]> _nameRanks = new(() => Ranks(index, tile => tile.Name));

    /// <returns>All codes.</returns>
    public int[] Of(FoundItems found, IReadOnlyList<SortTerm> terms, CancellationToken token)
    {
        var codes = new int[found.Count];
        var count = 0;
        foreach (var code in found.Codes()) codes[count++] = code;
        var levels = terms.Select(term => (term, new Lazy<ShareColumn?>(() => term.Property.Classes.Count > 0 ? new ShareColumn(index, term.Property.Classes) : null))).ToList();
        SortRun(found, levels, 0, codes, token);
        return codes;
    }

    /// <summary>
    /// Sorts by one key, then each run of equal ones by the next: plain numbers sort five times as fast as what must be asked to compare itself.
    /// Keys are made for one run at a time, so few are in memory together.
    /// </summary>
    private void SortRun(FoundItems found, List<(SortTerm Term, Lazy<ShareColumn?> Shares)> levels, int level, Span<int> codes, CancellationToken token)
    {
        // In the order without one: keys are found fastest so, and it is the last to decide.
        if (level > 0) codes.Sort();
        if (level == levels.Count) return;
        token.ThrowIfCancellationRequested();
        var keys = Keys(found, codes, levels[level].Term, levels[level].Shares.Value);
        keys.AsSpan().Sort(codes);
        for (int start = 0, end; start < keys.Length; start = end)
        {
            for (end = start + 1; end < keys.Length && keys[end].Equals(keys[start]);) end++;
            if (end - start > 1) SortRun(found, levels, level + 1, codes[start..end], token);
        }
    }

    private static int[] Ranks(SampleIndex index, Func<Tile, string> name)
    {
        var names = new List<string>();
        foreach (var entry in index.Tiles) names.Add(name(index.IdOf(entry.First).Tile));
        var ranks = names.Distinct().Order(StringComparer.Ordinal).Select((text, rank) => (text, rank)).ToDictionary(p => p.text, p => p.rank);
        return [.. names.Select(text => ranks[text])];
    }

    /// <summary>A number for each item, the smaller the earlier.</summary>
    private double[] Keys(FoundItems found, ReadOnlySpan<int> codes, SortTerm term, ShareColumn? shares)
    {
        var sign = term.IsDescending ? -1 : 1;
        var keys = new double[codes.Length];
        var tile = 0;
        for (var i = 0; i < codes.Length; i++)
        {
            var (kind, ordinal) = found.Item(codes[i]);
            keys[i] = sign * (shares?.Of(ordinal) ?? Key(term.Property.Name, kind, ordinal, ref tile));
        }

        return keys;
    }

    private double Key(string property, CollectionKind kind, int ordinal, ref int tile) => property switch
    {
        Queryables.Collection => Alphabetical(kind),
        Queryables.Gsd => kind.PixelSize ?? double.PositiveInfinity,
        Queryables.Datetime or Queryables.StartDatetime => ItemSearch.TimesOf(kind).Start.UtcTicks,
        Queryables.EndDatetime => ItemSearch.TimesOf(kind).End.UtcTicks,
        Queryables.Id => (Alphabetical(kind) * 1e10) + Place(ordinal, ref tile),
        Queryables.SampleIdName => Place(ordinal, ref tile),
        Queryables.TileName => _nameRanks.Value[TileOf(ordinal, ref tile)],
        Queryables.Row => index.IdOf(ordinal).Row,
        Queryables.Column => index.IdOf(ordinal).Column,
        _ => index.IdOf(ordinal).Zone.Number,
    };

    private static int Alphabetical(CollectionKind kind) => CollectionKind.All.Count(other => string.CompareOrdinal(other.Id, kind.Id) < 0);

    /// <summary>The place of a sample in the order of the ids' texts.</summary>
    private double Place(int ordinal, ref int tile)
    {
        var id = index.IdOf(ordinal);
        return (((_tileRanks.Value[TileOf(ordinal, ref tile)] * (double)Tile.SamplesPerSide) + id.Row) * (Tile.SamplesPerSide + 1)) + id.Column;
    }

    /// <summary>The tile of an ordinal, from that of the one before on; ordinals ascend but for a step back to the start.</summary>
    private int TileOf(int ordinal, ref int tile)
    {
        var tiles = index.Tiles;
        if (tiles[tile].First > ordinal) tile = 0;
        while (tile + 1 < tiles.Length && tiles[tile + 1].First <= ordinal) tile++;
        return tile;
    }
}
