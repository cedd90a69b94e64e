namespace RapidAI4EO.Stac.Crawl;

/// <summary>Something that could not be read, or not be followed.</summary>
/// <param name="Path">The documents that led there, the catalog first and the place of the trouble last; of a long way some in the middle are left out.</param>
/// <param name="Reason">A sentence.</param>
public sealed record CrawlProblem(IReadOnlyList<string> Path, string Reason)
{
    public override string ToString() => $"{Path[^1]}: {Reason}" + (Path.Count > 1 ? $" Linked from {string.Join(" <- ", Path.SkipLast(1).Reverse())}." : "");
}
