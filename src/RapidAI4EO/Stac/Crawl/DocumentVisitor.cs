using System.Globalization;
using RapidAI4EO.Corpus;
using RapidAI4EO.Stac.Documents;
using RapidAI4EO.Stac.Json;
using RapidAI4EO.Stac.Objects;

namespace RapidAI4EO.Stac.Crawl;

/// <summary>Reads a document and says what of it is looked for, and where to go on. Used by many threads at once.</summary>
internal sealed class DocumentVisitor(DocumentReader reader, StacQuery query)
{
    private readonly bool _isEveryAsset = query.Assets.IsEverything && query.Datetime == TimeInterval.Always;

    /// <summary>For the walk itself.</summary>
    public async Task<VisitedDocument> VisitAsync(CrawlPath trail, CancellationToken token)
    {
        var visit = await OpenAsync(trail, token).ConfigureAwait(false);
        try
        {
            return visit.Document switch
            {
                null => visit,
                StacCollection collection when !ExtentTest.MayHold(collection.Extent, query, visit.PassedBy) => visit,
                StacItem item => await ItemsAsync(visit, [item], [], token).ConfigureAwait(false),
                StacItemCollection items => await ItemsAsync(visit, items, token).ConfigureAwait(false),
                _ => await ItemsAsync(visit, [], LinksFault(visit), token).ConfigureAwait(false),
            };
        }
        catch (Exception e) when (IsOfDocument(e))
        {
            return Unforeseen(trail, e);
        }
    }

    /// <summary>For the search of collections by their ids: children are gone to and nothing else.</summary>
    public async Task<VisitedDocument> VisitCatalogAsync(CrawlPath trail, CancellationToken token)
    {
        var visit = await OpenAsync(trail, token).ConfigureAwait(false);
        return new VisitedDocument(trail)
        {
            Document = visit.Document,
            Failure = visit.Failure,
            Problems = [.. visit.Problems, .. LinksFault(visit)],
            Documents = visit.Documents,
            Length = visit.Length,
            Next = visit.Document is { } document ? LinkPaths.OfChildren(document, trail, reader.Canonical) : null,
        };
    }

    /// <summary>Reads a document and looks no further.</summary>
    public async Task<VisitedDocument> OpenAsync(CrawlPath trail, CancellationToken token)
    {
        try
        {
            var document = await reader.ReadAsync(trail.Address, token).ConfigureAwait(false);
            var read = StacObject.Read(document.Content, document.Address);
            document.Keep?.Invoke();
            return new VisitedDocument(trail) { Document = read, Documents = 1, Length = document.Content.Length };
        }
        catch (StacFormatException e)
        {
            var failure = new StacFormatException($"{trail.Address} is no document of STAC. {e.Message}", e);
            return new VisitedDocument(trail) { Failure = failure, Documents = 1, Problems = [trail.Problem(e.Message)] };
        }
        catch (CorpusException e)
        {
            return new VisitedDocument(trail) { Failure = e, Documents = 1, Problems = [trail.Problem(ReasonOf(e, trail.Address))] };
        }
        catch (Exception e) when (IsOfDocument(e))
        {
            return Unforeseen(trail, e);
        }
    }

    /// <summary>A stranger's document must not end the crawl, whatever nobody thought of is in it.</summary>
    private static bool IsOfDocument(Exception e) => e is not (OperationCanceledException or OutOfMemoryException);

    private static VisitedDocument Unforeseen(CrawlPath trail, Exception e)
    {
        var reason = $"Something in it cannot be understood: {DisplayText.Text(e.Message)}";
        return new VisitedDocument(trail) { Failure = new StacFormatException($"{trail.Address}: {reason}", e), Documents = 1, Problems = [trail.Problem(reason)] };
    }

    /// <summary>A catalog whose links cannot be read would pass for one without any.</summary>
    private static List<CrawlProblem> LinksFault(VisitedDocument visit) =>
        visit.Document is StacCatalog catalog && !JsonValues.IsArray(catalog[StacMember.Links]) ? [visit.Trail.Problem("It has no list of links, so there is no way on.")] : [];

    /// <summary>The address stands before the reason already.</summary>
    private static string ReasonOf(CorpusException e, DocumentAddress address)
    {
        var start = address + " ";
        return e.Message.StartsWith(start, StringComparison.Ordinal) ? $"It {e.Message[start.Length..]}" : e.Message;
    }

    private Task<VisitedDocument> ItemsAsync(VisitedDocument visit, StacItemCollection collection, CancellationToken token)
    {
        var items = new List<StacItem>();
        var problems = new List<CrawlProblem>();
        if (!JsonValues.IsArray(collection[StacMember.Features])) problems.Add(visit.Trail.Problem("Its features are no list, so it has no items."));
        var number = 0;
        foreach (var feature in collection.Features)
        {
            number++;
            try
            {
                if (StacObject.Read(feature, collection.Address) is StacItem item) items.Add(item);
                else problems.Add(visit.Trail.Problem(string.Create(CultureInfo.InvariantCulture, $"Member {number} of its features is no item.")));
            }
            catch (StacFormatException e)
            {
                problems.Add(visit.Trail.Problem(string.Create(CultureInfo.InvariantCulture, $"Member {number} of its features is no item. {e.Message}")));
            }
        }

        return ItemsAsync(visit, items, problems, token);
    }

    private async Task<VisitedDocument> ItemsAsync(VisitedDocument visit, IEnumerable<StacItem> items, List<CrawlProblem> problems, CancellationToken token)
    {
        var found = new List<FoundItem>();
        var (documents, length) = (visit.Documents, visit.Length);
        foreach (var item in items)
        {
            if (!ItemTest.IsFound(item, query, visit.PassedBy, out var fault))
            {
                if (fault is not null) problems.Add(visit.Trail.Problem(Of(visit, item, fault)));
                continue;
            }

            found.Add(Choose(item, null, visit.PassedBy, fault => problems.Add(visit.Trail.Problem(Of(visit, item, fault)))));
            if (query.Related is null) continue;
            foreach (var trail in LinkPaths.Follow(item, visit.Trail, ["related"], reader.Canonical))
            {
                var related = await FollowAsync(trail, token).ConfigureAwait(false);
                problems.AddRange(related.Problems);
                documents += related.Documents;
                length += related.Length;
                if (related.Document is StacItem other && IsWanted(other)) found.Add(Choose(other, item, visit.PassedBy, fault => problems.Add(trail.Problem(fault))));
            }
        }

        return new VisitedDocument(visit.Trail)
        {
            Document = visit.Document,
            Items = found,
            Problems = problems,
            PassedBy = visit.PassedBy,
            Next = visit.Document is StacItem ? null : LinkPaths.Of(visit.Document!, visit.Trail, reader.Canonical),
            Documents = documents,
            Length = length,
        };
    }

    /// <summary>Reads what a link leads to, or tells why it leads nowhere.</summary>
    public async Task<VisitedDocument> FollowAsync(CrawlPath trail, CancellationToken token)
    {
        if (trail.Fault is { } fault) return new VisitedDocument(trail) { Problems = [trail.Problem(fault)] };
        return await OpenAsync(trail, token).ConfigureAwait(false);
    }

    private bool IsWanted(StacItem related) =>
        query.Related is { Count: 0 } || (related.CollectionId is { } id && query.Related!.Contains(id));

    private FoundItem Choose(StacItem item, StacItem? relatedTo, PassedBy passed, Action<string> tell)
    {
        var choice = new AssetChoice(item, query.Assets, query.Datetime);
        foreach (var fault in choice.Faults) tell(fault);
        if (choice.Chosen.Count == 0) passed.AddAssets(StacAsset.ReadAll(item[StacMember.Assets], item.Address));
        return new FoundItem(item, _isEveryAsset ? null : choice.Chosen, relatedTo);
    }

    /// <summary>Says which item it is, where the document has several.</summary>
    private static string Of(VisitedDocument visit, StacItem item, string fault) =>
        visit.Document is StacItemCollection ? $"Of its item '{DisplayText.Text(item.Id)}': {fault}" : fault;
}
