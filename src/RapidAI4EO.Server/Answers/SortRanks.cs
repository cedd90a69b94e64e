using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Filters;
using RapidAI4EO.Server.Queries;
using Queryable = RapidAI4EO.Search.Filters.Queryable;

namespace RapidAI4EO.Server.Answers;

/// <summary>
/// What samples are put in order by: of each property a whole number from 0 a sample, the smaller the earlier. The memory is used again for
/// the next property, so one at a time may ask.
/// </summary>
internal sealed class SortRanks(SampleIndex index)
{
    private const int Side = Tile.SamplesPerSide;

    /// <summary>The place of each tile in the order of their names; text sorts <c>15E</c> before <c>9E</c>.</summary>
    private readonly Lazy<int[]> _idRanks = new(() => RanksOf(index, tile => tile.ToString()));
    private readonly Lazy<int[]> _nameRanks = new(() => RanksOf(index, tile => tile.PaddedName));

    private readonly int[] _ranks = new int[index.Count];

    /// <summary>By a property of samples, or by the samples' ids for the id of items.</summary>
    public int[] Of(Queryable property, CancellationToken token)
    {
        if (property.Classes.Count > 0) FillShares(property.Classes, token);
        else FillPlaces(property.Name, token);
        return _ranks;
    }

    private static int[] RanksOf(SampleIndex index, Func<Tile, string> name)
    {
        var names = new List<string>();
        foreach (var entry in index.Tiles) names.Add(name(index.IdOf(entry.First).Tile));
        var ranks = names.Distinct().Order(StringComparer.Ordinal).Select((text, rank) => (text, rank)).ToDictionary(p => p.text, p => p.rank);
        return [.. names.Select(text => ranks[text])];
    }

    private void FillPlaces(string property, CancellationToken token)
    {
        var tiles = index.Tiles;
        for (var tile = 0; tile < tiles.Length; tile++)
        {
            token.ThrowIfCancellationRequested();
            var end = tile + 1 < tiles.Length ? tiles[tile + 1].First : index.Count;
            for (var ordinal = tiles[tile].First; ordinal < end; ordinal++) _ranks[ordinal] = RankOf(property, tile, index.IdOf(ordinal));
        }
    }

    private int RankOf(string property, int tile, SampleId id) => property switch
    {
        Queryables.TileName => _nameRanks.Value[tile],
        Queryables.Row => id.Row,
        Queryables.Column => id.Column,
        Queryables.Id or Queryables.SampleIdName or SortTerm.Title => (((_idRanks.Value[tile] * Side) + id.Row - 1) * Side) + id.Column - 1,
        _ => id.Zone.Number,
    };

    /// <summary>The share that the classes have together, in 1/40000.</summary>
    private void FillShares(IReadOnlyList<ClcClass> classes, CancellationToken token)
    {
        Array.Clear(_ranks);
        var isOdd = false;
        foreach (var clc in classes)
        {
            token.ThrowIfCancellationRequested();
            for (var block = 0; block * ClassPostings.BlockSize < index.Count; block++) isOdd |= Add(clc, block);
        }

        if (isOdd) FillOddShares(classes, token);
    }

    /// <returns>Whether some share is no multiple of 1/40000, so that the sums are not right.</returns>
    private bool Add(ClcClass clc, int block)
    {
        var postings = index.PostingsOf(clc.Index);
        var ordinals = postings.Ordinals(block);
        var counts = postings.Counts(block);
        var ranks = _ranks.AsSpan(block * ClassPostings.BlockSize);
        for (var i = 0; i < ordinals.Length; i++) ranks[ordinals[i]] += counts[i];
        return counts.Contains(ClassPostings.NonQuantized);
    }

    /// <summary>Shares that are no such multiples, of which no published sample has one: by the place of each sum among all.</summary>
    private void FillOddShares(IReadOnlyList<ClcClass> classes, CancellationToken token)
    {
        var shares = new double[index.Count];
        foreach (var clc in classes)
        {
            var postings = index.PostingsOf(clc.Index);
            for (var ordinal = 0; ordinal < shares.Length; ordinal++)
            {
                Rows.Look(ordinal, token);
                var count = postings.CountOf(ordinal);
                shares[ordinal] += count == ClassPostings.NonQuantized ? index.NonQuantizedFractionOf(ordinal, clc.Index) * ClassPostings.SharesUnit : count;
            }
        }

        double[] sorted = [.. shares.Distinct().Order()];
        for (var ordinal = 0; ordinal < shares.Length; ordinal++)
        {
            Rows.Look(ordinal, token);
            _ranks[ordinal] = Array.BinarySearch(sorted, shares[ordinal]);
        }
    }
}
