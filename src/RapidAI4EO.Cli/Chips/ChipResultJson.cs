using System.Text.Json.Serialization;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Chips;

/// <summary>The JSON of this folder's results, see <see cref="JsonOutput"/>.</summary>
[JsonSerializable(typeof(ChipInfoResult))]
[JsonSerializable(typeof(ChipPngResult))]
[JsonSerializable(typeof(ChipSeriesResult))]
internal sealed partial class ChipResultJson : JsonSerializerContext
{
    public static ChipResultJson Readable { get; } = new(JsonOutput.Options());
}
