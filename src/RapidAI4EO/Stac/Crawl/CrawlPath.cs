using RapidAI4EO.Stac.Documents;

namespace RapidAI4EO.Stac.Crawl;

/// <summary>A document and the way to it.</summary>
/// <param name="address">The document.</param>
/// <param name="parent">The document that links to it; null for the first.</param>
/// <param name="fault">Why a link leads nowhere, as a sentence; the address is then that of the document that has it. Null for a good one.</param>
internal sealed class CrawlPath(DocumentAddress address, CrawlPath? parent, string? fault = null)
{
    private const int ShownAtStart = 3;
    private const int ShownAtEnd = 9;

    public DocumentAddress Address { get; } = address;

    public string? Fault { get; } = fault;

    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    private CrawlPath? Parent { get; } = parent;

    public CrawlProblem Problem(string reason) => new((Fault is null ? this : Parent!).Path(), reason);

    /// <summary>Whether the document is one of those that led to itself.</summary>
    public bool IsCycle()
    {
        for (var above = Parent; above is not null; above = above.Parent)
        {
            if (above.Address.Equals(Address)) return true;
        }

        return false;
    }

    private List<string> Path()
    {
        var path = new List<string>();
        for (var at = this; at is not null; at = at.Parent)
        {
            if (at.Depth < ShownAtStart || at.Depth > Depth - ShownAtEnd) path.Add(at.Address.ToString());
            else if (path[^1] != "...") path.Add("...");
        }

        path.Reverse();
        return path;
    }
}
