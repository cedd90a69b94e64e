using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Filters;
using RapidAI4EO.Server.Queries;
using RapidAI4EO.Stac.Computed;
using Queryable = RapidAI4EO.Search.Filters.Queryable;

namespace RapidAI4EO.Server.Answers;

/// <summary>
/// Puts items in order by properties; where those are equal, in that of answers without one. Every property is a small whole number (see
/// <see cref="SortRanks"/>), so items are not compared but dealt out: a pass for each 16 bits of each property, the last property first,
/// which keeps the order of the pass before (Knuth, The Art of Computer Programming 3, 5.2.5). 1.5 million items take some 30 ms.
/// </summary>
/// <remarks>
/// The last orders are kept for their other pages. An order is a large array: all memory is used again for the next, since what is let go
/// of at this size stays with the process for long. So it does one after the other.
/// </remarks>
internal sealed class ItemOrder(SampleIndex index)
{
    private const int DigitBits = 16;

    private const int MaxKept = 2;

    private readonly Lock _lock = new();
    private readonly Lazy<SortRanks> _samples = new(() => new SortRanks(index));
    private readonly LinkedList<CachedOrder> _kept = [];
    private readonly int[] _starts = new int[(1 << DigitBits) + 1];
    private int[] _codes = [];
    private ushort[] _digits = [];

    /// <summary>The codes of some items in their order.</summary>
    /// <param name="found">All items.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="from">The place of the first.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="token">Cancels.</param>
    public int[] Page(FoundItems found, SearchRequest request, int from, int most, CancellationToken token)
    {
        var cacheKey = request.CacheKey;
        lock (_lock)
        {
            var order = _kept.FirstOrDefault(kept => kept.CacheKey == cacheKey);
            if (order is null) order = Make(found, request, cacheKey, token);
            else _kept.Remove(order);
            _kept.AddFirst(order);
            return order.Codes[from..].Slice(0, Math.Min(most, order.Codes.Length - from)).ToArray();
        }
    }

    private CachedOrder Make(FoundItems found, SearchRequest request, string cacheKey, CancellationToken token)
    {
        var order = _kept.Count < MaxKept ? new CachedOrder() : _kept.Last!.Value;
        _kept.Remove(order);
        order.Begin(cacheKey, found, token);
        if (_codes.Length < order.Codes.Length) (_codes, _digits) = (new int[order.Codes.Length], new ushort[order.Codes.Length]);
        foreach (var term in request.Sort.Where(term => term.IsPresent).Reverse())
        {
            if (!IsOfCollections(term.Property)) DealBySamples(order.Codes, _samples.Value.Of(term.Property, token), term.IsDescending, token);
            // An item's id is its collection's and its sample's; so is its title.
            if (IsOfCollections(term.Property) || term.Property.Name is Queryables.Id or SortTerm.Title) DealByCollections(order.Codes, term, token);
        }

        return order;
    }

    private static bool IsOfCollections(Queryable property) =>
        property.Name is Queryables.Collection or Queryables.Gsd or Queryables.Datetime or Queryables.StartDatetime or Queryables.EndDatetime;

    private static double KeyOf(string property, CollectionKind kind) => property switch
    {
        Queryables.Gsd => kind.PixelSize ?? double.PositiveInfinity,
        Queryables.Datetime or Queryables.StartDatetime => ItemSearch.TimesOf(kind).Start.UtcTicks,
        Queryables.EndDatetime => ItemSearch.TimesOf(kind).End.UtcTicks,
        SortTerm.Title => CollectionKind.All.Count(other => string.CompareOrdinal(other.Title, kind.Title) < 0),
        _ => CollectionKind.All.Count(other => string.CompareOrdinal(other.Id, kind.Id) < 0),
    };

    private void DealByCollections(Span<int> codes, SortTerm term, CancellationToken token)
    {
        double[] keys = [.. CollectionKind.All.Select(kind => (term.IsDescending ? -1 : 1) * KeyOf(term.Property.Name, kind))];
        ushort[] ranks = [.. keys.Select(key => (ushort)keys.Count(other => other < key))];
        for (var i = 0; i < codes.Length; i++)
        {
            Rows.Look(i, token);
            _digits[i] = ranks[codes[i] / index.Count];
        }

        Deal(codes, token);
    }

    private void DealBySamples(Span<int> codes, int[] ranks, bool isDescending, CancellationToken token)
    {
        var most = ranks.DefaultIfEmpty().Max();
        for (var shift = 0; shift == 0 || (shift <= DigitBits && most >> shift > 0); shift += DigitBits)
        {
            for (var i = 0; i < codes.Length; i++)
            {
                Rows.Look(i, token);
                var rank = ranks[codes[i] % index.Count];
                _digits[i] = (ushort)((isDescending ? most - rank : rank) >> shift);
            }

            Deal(codes, token);
        }
    }

    /// <summary>Puts the codes in the order of their digits; of equal digits the one that stood first stays first.</summary>
    private void Deal(Span<int> codes, CancellationToken token)
    {
        Array.Clear(_starts);
        var digits = _digits.AsSpan(0, codes.Length);
        foreach (var digit in digits) _starts[digit + 1]++;
        for (var digit = 1; digit < _starts.Length; digit++) _starts[digit] += _starts[digit - 1];
        for (var i = 0; i < codes.Length; i++)
        {
            Rows.Look(i, token);
            _codes[_starts[digits[i]]++] = codes[i];
        }

        _codes.AsSpan(0, codes.Length).CopyTo(codes);
    }
}
