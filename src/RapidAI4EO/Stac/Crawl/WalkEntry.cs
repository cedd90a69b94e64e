namespace RapidAI4EO.Stac.Crawl;

/// <summary>One place in the line of a walk: a document that is being read or waits for its turn, or the rest of a document's links.</summary>
internal sealed class WalkEntry(int depth)
{
    public int Depth { get; } = depth;

    /// <summary>The links that nobody has gone to yet; null for a document.</summary>
    public IEnumerator<CrawlPath>? Rest { get; init; }

    /// <summary>What came of the document; null as long as nobody has told the line.</summary>
    public VisitedDocument? Visit { get; set; }

    /// <summary>What no visit foresees, to be thrown when the turn comes.</summary>
    public Exception? Fault { get; set; }

    public bool IsProcessed => Visit is not null || Fault is not null;
}
