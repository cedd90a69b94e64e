using System.Text.Json.Serialization;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Train.Export;

/// <summary>The JSON of this folder's results, see <see cref="JsonOutput"/>.</summary>
[JsonSerializable(typeof(ExportResult))]
internal sealed partial class TrainExportResultJson : JsonSerializerContext
{
    public static TrainExportResultJson Readable { get; } = new(JsonOutput.Options());
}
