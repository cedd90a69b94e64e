using System.Text;
using RapidAI4EO.Cli.Shared.Output;
using RapidAI4EO.Cli.Shared.Running;
using RapidAI4EO.Stac.Crawl;

namespace RapidAI4EO.Cli.Stac.Crawl;

/// <summary>How many there are: the assets, as a search counts files; the items in a note or in the JSON.</summary>
internal sealed class CrawlCount(Invocation call) : ICrawlPrinter
{
    private long _items;
    private long _assets;

    public void Add(FoundItem found)
    {
        _items++;
        _assets += found.Assets.Count;
    }

    public void End(StacCrawl crawl)
    {
        if (call.Json)
        {
            JsonOutput.Write(call.Results, CrawlCountResult.Of(_items, _assets, crawl), StacCrawlResultJson.Readable.CrawlCountResult);
            return;
        }

        call.Results.Write(Encoding.ASCII.GetBytes($"{_assets}\n"));
        call.Messages.Note($"{_items:N0} {Counted.Verb(_items, "item", "items")}, found in {Counted.Files(crawl.Progress.Documents)} of the catalog.");
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
