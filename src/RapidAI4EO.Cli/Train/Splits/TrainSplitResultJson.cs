using System.Text.Json.Serialization;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Train.Splits;

/// <summary>The JSON of this folder's results, see <see cref="JsonOutput"/>.</summary>
[JsonSerializable(typeof(SplitResult))]
internal sealed partial class TrainSplitResultJson : JsonSerializerContext
{
    public static TrainSplitResultJson Readable { get; } = new(JsonOutput.Options());
}
