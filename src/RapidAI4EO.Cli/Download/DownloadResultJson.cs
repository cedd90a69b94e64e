using System.Text.Json.Serialization;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Download;

/// <summary>The JSON of this folder's results, see <see cref="JsonOutput"/>.</summary>
[JsonSerializable(typeof(EstimateResult))]
internal sealed partial class DownloadResultJson : JsonSerializerContext
{
    public static DownloadResultJson Readable { get; } = new(JsonOutput.Options());
}
