namespace RapidAI4EO.Cli.Stac.Crawl;

/// <summary>What a crawl prints.</summary>
internal enum CrawlOutput
{
    Ids,
    Hrefs,
    Items,
    Count,
    GeoJson,
    Collections,
}
