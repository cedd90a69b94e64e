namespace RapidAI4EO.Stac.Crawl;

/// <summary>How far a crawl has come.</summary>
/// <param name="Documents">Documents read.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Items">Items found.</param>
public readonly record struct CrawlProgress(long Documents, long Bytes, long Items);
