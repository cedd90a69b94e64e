using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace RapidAI4EO.Stac.Crawl;

/// <summary>
/// Goes through documents and what they link to. Many are read at once, and given one by one in the order of the links, the same
/// whatever comes first. It reads ahead only so far, so that a catalog of any size takes no more memory than a small one.
/// </summary>
internal sealed class CatalogWalk(CatalogWalkOptions options)
{
    /// <summary>Documents that are read or wait for their turn: at this number only those near the head of the line are begun.</summary>
    private const int Window = 1024;

    private const int MaxDocuments = 4 * Window;

    /// <summary>Bytes that may wait for their turn.</summary>
    private const long MaxHeld = 256L << 20;

    /// <summary>No catalog that is meant to be read is so deep; one that a server makes up as it is asked has no end.</summary>
    private const int MaxDepth = 20_000;

    private readonly Channel<VisitResult> _arrived = Channel.CreateUnbounded<VisitResult>(new UnboundedChannelOptions { SingleReader = true });
    private readonly WalkQueue _line = new();
    private int _underWay;

    /// <summary>Each visit in its turn, but those of documents that were given before.</summary>
    public async IAsyncEnumerable<VisitedDocument> RunAsync(IEnumerable<CrawlPath> starts, [EnumeratorCancellation] CancellationToken token = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        _line.AddRestAtEnd(starts, 0);
        try
        {
            while (true)
            {
                Begin(stop.Token);
                while (_line.First is { Value.IsProcessed: true } first)
                {
                    if (Take(first) is { } visit) yield return visit;
                    Begin(stop.Token);
                }

                if (_line.First is null) break;
                Process(await _arrived.Reader.ReadAsync(token).ConfigureAwait(false));
                while (_arrived.Reader.TryRead(out var more)) Process(more);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            for (; _underWay > 0; _underWay--) await _arrived.Reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Begins to read what comes next, as far as that is allowed.</summary>
    private void Begin(CancellationToken token)
    {
        while (_line.FirstRest is { } rest && _underWay < options.Parallel() && HasCapacity())
        {
            if (!rest.Value.Rest!.MoveNext())
            {
                _line.DropFirstRest();
                continue;
            }

            var trail = rest.Value.Rest.Current;
            var step = new WalkEntry(rest.Value.Depth) { Visit = WithoutReading(trail) };
            var node = _line.Add(step);
            if (step.IsProcessed) continue;
            _underWay++;
            _ = Task.Run(() => ReadAsync(trail, node, token), CancellationToken.None);
        }
    }

    private bool HasCapacity()
    {
        if (_line.First == _line.FirstRest) return true;
        if (_line.Held >= MaxHeld || _line.Documents >= MaxDocuments) return false;
        return _line.Documents < Window || _line.IsRestNear(options.Parallel());
    }

    private VisitedDocument? WithoutReading(CrawlPath trail)
    {
        if (trail.Fault is { } fault) return new VisitedDocument(trail) { Problems = [trail.Problem(fault)] };
        if (options.Seen.Contains(trail.Address.Fingerprint())) return new VisitedDocument(trail);
        return trail.Depth <= MaxDepth ? null : new VisitedDocument(trail)
        {
            Problems = [trail.Problem(string.Create(CultureInfo.InvariantCulture, $"It lies more than {MaxDepth:N0} documents deep, as no catalog does, and was not read."))],
        };
    }

    private async Task ReadAsync(CrawlPath trail, LinkedListNode<WalkEntry> node, CancellationToken token)
    {
        VisitResult arrival;
        try
        {
            arrival = new VisitResult(node, await options.Visit(trail, token).ConfigureAwait(false), null);
        }
        catch (Exception e)
        {
            arrival = new VisitResult(node, null, e);
        }

        _arrived.Writer.TryWrite(arrival);
    }

    private void Process(VisitResult arrived)
    {
        _underWay--;
        (arrived.Node.Value.Visit, arrived.Node.Value.Fault) = (arrived.Visit, arrived.Fault);
        if (_line.Process(arrived.Node) && !options.IsBreadthFirst && arrived.Visit?.Next is { } next) _line.AddRestAfter(arrived.Node, next);
    }

    /// <returns>Null where the document was given before.</returns>
    private VisitedDocument? Take(LinkedListNode<WalkEntry> first)
    {
        if (first.Value.Fault is { } fault) ExceptionDispatchInfo.Throw(fault);
        var visit = first.Value.Visit!;
        var isRepeated = visit.Trail.Fault is null && !Mark(visit);
        if (!isRepeated && options.IsBreadthFirst && visit.Next is { } next) _line.AddRestAtEnd(next, first.Value.Depth + 1);
        _line.TakeFirst(withAllBelow: isRepeated && !options.IsBreadthFirst);
        if (isRepeated) options.OnRepeated(visit.Trail);
        return isRepeated ? null : visit;
    }

    /// <returns>False where the document was seen before, at its address or where redirects led.</returns>
    private bool Mark(VisitedDocument visit)
    {
        var isNew = options.Seen.Add(visit.Trail.Address.Fingerprint());
        if (visit.Document?.Address is not { } address || address.Equals(visit.Trail.Address)) return isNew;
        return (visit.Trail.Address.Uri.Query.Length > 0 || options.Seen.Add(address.Fingerprint())) && isNew;
    }
}
