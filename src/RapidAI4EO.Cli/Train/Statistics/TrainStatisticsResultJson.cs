using System.Text.Json.Serialization;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Train.Statistics;

/// <summary>The JSON of this folder's results, see <see cref="JsonOutput"/>.</summary>
[JsonSerializable(typeof(StatsResult))]
internal sealed partial class TrainStatisticsResultJson : JsonSerializerContext
{
    public static TrainStatisticsResultJson Readable { get; } = new(JsonOutput.Options());
}
