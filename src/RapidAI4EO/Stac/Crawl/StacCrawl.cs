using System.Runtime.CompilerServices;
using RapidAI4EO.Search.Doubts;
using RapidAI4EO.Stac.Documents;
using RapidAI4EO.Stac.Objects;
using RapidAI4EO.Storage.Concurrency;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Stac.Crawl;

/// <summary>One walk through a catalog, looking for items. It gives them in the order of the catalog's links, the same every time.</summary>
public sealed class StacCrawl
{
    /// <summary>A hostile catalog has as many problems as documents.</summary>
    private const int MaxProblemsKept = 1000;

    private readonly HashSet<UInt128> _seen = [];
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);
    private readonly List<CrawlProblem> _problems = [];
    private readonly List<string> _unknown = [];
    private readonly DocumentReader _reader;
    private readonly AdaptiveConcurrency _concurrency;
    private readonly CrawlPath _start;
    private readonly StacQuery _query;
    private readonly DocumentVisitor _visitor;
    private readonly PassedBy _passed = new();
    private IProgress<CrawlProgress>? _progress;
    private long _documents;
    private long _bytes;
    private long _items;
    private bool _hasAssets;

    internal StacCrawl(DocumentReader reader, AdaptiveConcurrency concurrency, DocumentAddress start, StacQuery query)
    {
        _reader = reader;
        _concurrency = concurrency;
        _start = new CrawlPath(reader.Canonical(start), null);
        _query = query;
        _visitor = new DocumentVisitor(reader, query);
    }

    /// <summary>What could not be read or followed, in the order of the walk; the first thousand.</summary>
    public IReadOnlyList<CrawlProblem> Problems => _problems;

    /// <summary>All of them.</summary>
    public long ProblemCount { get; private set; }

    /// <summary>Links to documents that were given before, which is right where a catalog is ordered in more than one way.</summary>
    public long Repeated { get; private set; }

    /// <summary>Ids of collections that were asked for and are not in the catalog.</summary>
    public IReadOnlyList<string> UnknownCollections => _unknown;

    public CrawlProgress Progress => new(_documents, _bytes, _items);

    /// <summary>Why the walk, which has ended, found no item, or no asset of those that it found; empty where it did, or where a collection that was asked for is not there.</summary>
    public IReadOnlyList<Doubt> Doubts => _unknown.Count > 0 || (_items > 0 && _hasAssets)
        ? []
        : [.. _items > 0 ? new EmptyCrawl(_query, _passed, _documents).OfNoAsset() : new EmptyCrawl(_query, _passed, _documents).OfNoItem()];

    /// <summary>The items, one after the other as they are asked for. To be called once.</summary>
    /// <exception cref="StorageException">The first document cannot be had; everything else is a problem, and the walk goes on.</exception>
    public async IAsyncEnumerable<FoundItem> ItemsAsync(
        IProgress<CrawlProgress>? progress = null, [EnumeratorCancellation] CancellationToken token = default)
    {
        if (_query.Limit is 0) yield break;
        _progress = progress;
        IReadOnlyList<CrawlPath> starts = _query.Collections.Count == 0 ? [_start] : await FindCollectionsAsync(token).ConfigureAwait(false);
        var walk = new CatalogWalk(new CatalogWalkOptions(_visitor.VisitAsync, () => _concurrency.Limit, _seen) { OnRepeated = RecordRepeated });
        await foreach (var visit in walk.RunAsync(starts, token).ConfigureAwait(false))
        {
            Record(visit);
            foreach (var item in visit.Items)
            {
                if (item.RelatedTo is not null && !_seen.Add(item.Item.Address.Fingerprint())) continue;
                if (item.RelatedTo is null && _items == _query.Limit) yield break;
                _items += item.RelatedTo is null ? 1 : 0;
                _hasAssets |= item.MayHaveAssets;
                yield return item;
            }

            if (_items == _query.Limit) yield break;
        }
    }

    /// <summary>The catalogs and collections directly below, in the order of the links, one after the other as they are asked for.</summary>
    /// <exception cref="StorageException">The first document cannot be had; everything else is a problem.</exception>
    public async IAsyncEnumerable<StacCatalog> ChildrenAsync([EnumeratorCancellation] CancellationToken token = default)
    {
        var parent = await _visitor.VisitCatalogAsync(_start, token).ConfigureAwait(false);
        Record(parent);
        foreach (var trail in parent.Next ?? [])
        {
            var child = await _visitor.FollowAsync(trail, token).ConfigureAwait(false);
            Record(child);
            if (child.Document is StacCatalog catalog) yield return catalog;
        }
    }

    /// <summary>The way to each collection that was asked for, in the order in which they are found, level by level.</summary>
    private async Task<IReadOnlyList<CrawlPath>> FindCollectionsAsync(CancellationToken token)
    {
        var wanted = _query.Collections.ToHashSet(StringComparer.Ordinal);
        var found = new List<CrawlPath>();
        var walk = new CatalogWalk(new CatalogWalkOptions(_visitor.VisitCatalogAsync, () => _concurrency.Limit, []) { IsBreadthFirst = true });
        await foreach (var visit in walk.RunAsync([_start], token).ConfigureAwait(false))
        {
            Record(visit);
            if (visit.Document is StacCatalog { Id: { } id } && wanted.Remove(id)) found.Add(visit.Trail);
            if (wanted.Count == 0) break;
        }

        _unknown.AddRange(_query.Collections.Where(wanted.Contains).Distinct());
        return found;
    }

    private void Record(VisitedDocument visit)
    {
        // What was had and is no STAC is a problem like any other: only where nothing was had is there nothing to tell of.
        if (visit.Failure is { } failure and not StacFormatException && visit.Trail == _start) throw failure;
        _documents += visit.Documents;
        _bytes += visit.Length;
        foreach (var problem in visit.Problems) Record(problem);
        _passed.Add(visit.PassedBy);
        _progress?.Report(Progress);
    }

    private void RecordRepeated(CrawlPath trail)
    {
        Repeated++;
        if (trail.IsCycle()) Record(trail.Problem("It is linked from below itself, in a circle, and was read once."));
    }

    /// <summary>A collection that is looked for is read twice, and has its faults once.</summary>
    private void Record(CrawlProblem problem)
    {
        var text = $"{problem.Path[^1]}\n{problem.Reason}";
        if (_reported.Contains(text)) return;
        if (_reported.Count < MaxProblemsKept) _reported.Add(text);
        ProblemCount++;
        if (_problems.Count < MaxProblemsKept) _problems.Add(problem);
    }
}
