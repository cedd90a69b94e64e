namespace RapidAI4EO.Stac.Crawl;

/// <summary>
/// The line of a walk: documents and rests of links in the order in which they will be given. A document whose links are known is
/// followed by them, so the first rest in the line is what should be read next, however far back its document has come to stand.
/// </summary>
internal sealed class WalkQueue
{
    private readonly LinkedList<WalkEntry> _steps = [];

    public LinkedListNode<WalkEntry>? First => _steps.First;

    /// <summary>The first rest; null where all links have been gone to.</summary>
    public LinkedListNode<WalkEntry>? FirstRest { get; private set; }

    /// <summary>Documents in the line.</summary>
    public int Documents { get; private set; }

    /// <summary>Bytes that they hold.</summary>
    public long Held { get; private set; }

    /// <summary>Puts a document before the first rest, from which it was taken.</summary>
    public LinkedListNode<WalkEntry> Add(WalkEntry document)
    {
        Documents++;
        Held += document.Visit?.Held ?? 0;
        return _steps.AddBefore(FirstRest!, document);
    }

    /// <summary>A document has been read.</summary>
    /// <returns>False where it was cut from the line meanwhile.</returns>
    public bool Process(LinkedListNode<WalkEntry> node)
    {
        if (node.List is null) return false;
        Held += node.Value.Visit?.Held ?? 0;
        return true;
    }

    public void AddRestAfter(LinkedListNode<WalkEntry> node, IEnumerable<CrawlPath> links)
    {
        var added = _steps.AddAfter(node, new WalkEntry(node.Value.Depth + 1) { Rest = links.GetEnumerator() });

        // It is the first where the next one behind it was, or where there was none.
        if (NextRest(added.Next) == FirstRest) FirstRest = added;
    }

    public void AddRestAtEnd(IEnumerable<CrawlPath> links, int depth)
    {
        var added = _steps.AddLast(new WalkEntry(depth) { Rest = links.GetEnumerator() });
        FirstRest ??= added;
    }

    /// <summary>The first rest has come to its end.</summary>
    public void DropFirstRest()
    {
        var node = FirstRest!;
        FirstRest = NextRest(node.Next);
        Remove(node);
    }

    /// <summary>Takes the first document out, with all that follows from it where it does not count.</summary>
    public void TakeFirst(bool withAllBelow)
    {
        var depth = First!.Value.Depth;
        Remove(First);
        while (withAllBelow && First is { } below && below.Value.Depth > depth)
        {
            if (below == FirstRest) FirstRest = NextRest(below.Next);
            Remove(below);
        }
    }

    /// <summary>Whether the first rest is among the first so many steps.</summary>
    public bool IsRestNear(int steps)
    {
        var node = First;
        for (var i = 0; i < steps && node is not null; i++)
        {
            if (node == FirstRest) return true;
            node = node.Next;
        }

        return false;
    }

    private static LinkedListNode<WalkEntry>? NextRest(LinkedListNode<WalkEntry>? node)
    {
        while (node is not null && node.Value.Rest is null) node = node.Next;
        return node;
    }

    private void Remove(LinkedListNode<WalkEntry> node)
    {
        if (node.Value.Rest is { } rest)
        {
            rest.Dispose();
        }
        else
        {
            Documents--;
            Held -= node.Value.Visit?.Held ?? 0;
        }

        _steps.Remove(node);
    }
}
