namespace RapidAI4EO.Cli.Options;

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
