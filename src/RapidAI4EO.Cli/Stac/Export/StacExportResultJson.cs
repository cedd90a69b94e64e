using System.Text.Json.Serialization;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Stac.Export;

/// <summary>The JSON of this folder's results, see <see cref="JsonOutput"/>.</summary>
[JsonSerializable(typeof(StacExportResult))]
internal sealed partial class StacExportResultJson : JsonSerializerContext
{
    public static StacExportResultJson Readable { get; } = new(JsonOutput.Options());
}
