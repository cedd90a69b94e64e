using System.Text.Json.Serialization;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Shared.Reports;

/// <summary>The JSON of this folder's results, see <see cref="JsonOutput"/>.</summary>
[JsonSerializable(typeof(DownloadResult))]
[JsonSerializable(typeof(LabelsResult))]
internal sealed partial class SharedResultJson : JsonSerializerContext
{
    public static SharedResultJson Readable { get; } = new(JsonOutput.Options());
}
