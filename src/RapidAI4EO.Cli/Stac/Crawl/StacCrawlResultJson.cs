using System.Text.Json.Serialization;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Stac.Crawl;

/// <summary>The JSON of this folder's results, see <see cref="JsonOutput"/>.</summary>
[JsonSerializable(typeof(CrawlCountResult))]
internal sealed partial class StacCrawlResultJson : JsonSerializerContext
{
    public static StacCrawlResultJson Readable { get; } = new(JsonOutput.Options());
}
