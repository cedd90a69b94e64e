using System.Text.Json.Serialization;
using RapidAI4EO.Stac.Crawl;

namespace RapidAI4EO.Cli.Stac.Crawl;

/// <summary>How much a crawl found.</summary>
/// <param name="Items">Items, related ones among them.</param>
/// <param name="Assets">Their chosen assets.</param>
/// <param name="Documents">Documents that were read for them.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Repeated">Links to documents that were read already.</param>
/// <param name="UnknownCollections">Ids that were asked for and are not there.</param>
/// <param name="ProblemCount">What could not be read or followed.</param>
/// <param name="Problems">The first thousand of these.</param>
/// <param name="Warnings">Why nothing was found; null where something was.</param>
internal sealed record CrawlCountResult(
    long Items,
    long Assets,
    long Documents,
    long Bytes,
    long Repeated,
    IReadOnlyList<string> UnknownCollections,
    long ProblemCount,
    IReadOnlyList<CrawlProblem> Problems,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Warnings)
{
    public static CrawlCountResult Of(long items, long assets, StacCrawl crawl) => new(
        items, assets, crawl.Progress.Documents, crawl.Progress.Bytes, crawl.Repeated, crawl.UnknownCollections, crawl.ProblemCount, crawl.Problems,
        crawl.Doubts is { Count: > 0 } doubts ? [.. doubts.Select(doubt => doubt.Message)] : null);
}
