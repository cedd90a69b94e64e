using System.Text.Json.Serialization;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Search;

/// <summary>The JSON of this folder's results, see <see cref="JsonOutput"/>.</summary>
[JsonSerializable(typeof(SearchCountResult))]
[JsonSerializable(typeof(AzCopyListResult))]
[JsonSerializable(typeof(TableResult))]
internal sealed partial class SearchResultJson : JsonSerializerContext
{
    public static SearchResultJson Readable { get; } = new(JsonOutput.Options());
}
