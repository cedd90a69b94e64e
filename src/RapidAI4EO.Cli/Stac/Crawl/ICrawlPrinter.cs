using RapidAI4EO.Stac.Crawl;

namespace RapidAI4EO.Cli.Stac.Crawl;

/// <summary>One form in which a crawl is printed, item by item.</summary>
internal interface ICrawlPrinter : IDisposable
{
    void Add(FoundItem found);

    void End(StacCrawl crawl);
}
