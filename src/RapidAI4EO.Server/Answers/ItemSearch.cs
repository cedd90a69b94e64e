using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Search.Filters;
using RapidAI4EO.Search.Selection;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Server.Monitoring;
using RapidAI4EO.Server.Queries;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Answers;

/// <summary>Finds items: sets of samples, one a collection, over the columns of the index. No item is made to find it.</summary>
/// <param name="index">The columns.</param>
internal sealed class ItemSearch(SampleIndex index)
{
    private const long MaxBytesKept = 12 << 20;

    private static readonly FilterScope[] Scopes = [.. CollectionKind.All.Select(kind => FilterScope.ItemsOf(kind.Products[0], SearchRequestReader.MaxCrossings))];
    private static readonly AssetTimes[] Times = [.. CollectionKind.All.Select(kind => AssetTimes.Of(AssetSelection.All.Of(kind).Select(asset => asset.Step)))];

    private readonly SampleSearch _search = new(index);
    private readonly ItemOrder _order = new(index);
    private readonly AnswerCache _recent = new(MaxBytesKept);

    /// <summary>When the items of a collection start and end.</summary>
    public static AssetTimes TimesOf(CollectionKind kind) => Times[kind.Index];

    /// <exception cref="ParameterException">The filter names what the items have not.</exception>
    public FoundItems Find(SearchRequest request, CancellationToken token)
    {
        using var activity = Telemetry.Activities.StartActivity("find");
        var cacheKey = request.CacheKey;
        var known = _recent.Find(cacheKey);
        Telemetry.Searches.Add(1, new KeyValuePair<string, object?>("rapidai4eo.answer.kept", known is not null));
        if (known is not null) return known;
        CheckFilter(request, token);
        var found = new FoundItems(index.Count, Select(request, token));
        _recent.Add(cacheKey, found);
        return found;
    }

    /// <summary>Some items from a position on.</summary>
    /// <param name="found">What <see cref="Find"/> found.</param>
    /// <param name="request">The same.</param>
    /// <param name="position">A code, or where an order was asked for the place in it; of the first item 0.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>Codes and positions.</returns>
    public IEnumerable<(int Code, int Position)> From(FoundItems found, SearchRequest request, int position, int most, CancellationToken token) =>
        request.Sort.Count == 0
            ? found.Codes(position).Take(most).Select(code => (code, code))
            : _order.Page(found, request, Math.Min(position, found.Count), most, token).Select((code, i) => (code, position + i));

    /// <summary>Some items before a position, the nearest first.</summary>
    /// <param name="found">What <see cref="Find"/> found.</param>
    /// <param name="request">The same.</param>
    /// <param name="position">As for <see cref="From"/>.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>Codes and positions.</returns>
    public IEnumerable<(int Code, int Position)> Before(FoundItems found, SearchRequest request, int position, int most, CancellationToken token)
    {
        if (request.Sort.Count == 0) return found.CodesBefore(position).Take(most).Select(code => (code, code));
        var end = Math.Min(position, found.Count);
        var start = Math.Max(0, end - most);
        return From(found, request, start, end - start, token).Reverse();
    }

    /// <summary>A filter is wrong or right whatever else is asked, so it is checked even where nothing is left to look at.</summary>
    private static void CheckFilter(SearchRequest request, CancellationToken token)
    {
        if (request.Filter is not { } filter) return;
        SearchRequestReader.At("filter", () =>
        {
            Scopes[0].Check(filter, token);
            return true;
        });
    }

    private SampleSet?[] Select(SearchRequest request, CancellationToken token)
    {
        var sets = new SampleSet?[CollectionKind.All.Count];
        var kinds = request.Collections.Where(kind => Meets(request.Datetime, TimesOf(kind))).ToList();
        if (kinds.Count == 0) return sets;
        List<AreaOfInterest> areas = [];
        if (request.Box is { } box) areas.Add(AreaOfInterest.Intersects(box));
        if (request.Intersects is { } geometry) areas.Add(AreaOfInterest.Intersects(geometry));
        var inPlace = _search.Find(new Subset { Areas = areas }, token);
        // Most filters say nothing of collections: one answer then serves for all.
        var shared = request.Ids is null && request.Filter is { } filter && FilterScope.IsOfSamples(filter) ? SelectOf(kinds[0], request, inPlace, token) : null;
        foreach (var kind in kinds)
        {
            sets[kind.Index] = shared ?? SelectOf(kind, request, inPlace, token);
        }

        return sets;
    }

    private SampleSet SelectOf(CollectionKind kind, SearchRequest request, SampleSet inPlace, CancellationToken token)
    {
        if (request.Ids is null && request.Filter is null) return inPlace;
        var subset = new Subset
        {
            Ids = request.Ids is { } ids ? [.. ids.Select(id => ItemIds.SampleOf(kind, id, index)).OfType<SampleId>()] : null,
            Filter = request.Filter,
            Scope = Scopes[kind.Index],
        };
        return SearchRequestReader.At("filter", () => _search.Find(subset, inPlace, token));
    }

    private static bool Meets(TimeInterval asked, AssetTimes times) => !(asked.Start > times.End) && !(asked.End < times.Start);
}
