using RapidAI4EO.Cli.Shared.Reports;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Stac.Crawl;

namespace RapidAI4EO.Cli.Stac.Crawl;

/// <summary>The ids of items, as the catalog has them.</summary>
internal sealed class CrawlIds(Invocation call) : ICrawlPrinter
{
    private readonly KeyLines _lines = new(call);

    public void Add(FoundItem found) => _lines.Add(found.Item.Id!);

    public void End(StacCrawl crawl) => _lines.End();

    public void Dispose()
    {
        // Lines that are held back where a crawl broke off are none.
    }
}
