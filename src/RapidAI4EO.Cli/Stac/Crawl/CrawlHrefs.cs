using RapidAI4EO.Cli.Shared.Reports;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Stac.Crawl;

namespace RapidAI4EO.Cli.Stac.Crawl;

/// <summary>Where the chosen assets are.</summary>
internal sealed class CrawlHrefs(Invocation call) : ICrawlPrinter
{
    private readonly KeyLines _lines = new(call);

    public void Add(FoundItem found)
    {
        foreach (var asset in found.Assets)
        {
            _lines.Add(asset.AbsoluteHref);
        }
    }

    public void End(StacCrawl crawl) => _lines.End();

    public void Dispose()
    {
        // As for ids.
    }
}
