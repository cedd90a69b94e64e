using System.Text.Json.Serialization;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Train.Verification;

/// <summary>The JSON of this folder's results, see <see cref="JsonOutput"/>.</summary>
[JsonSerializable(typeof(ExportVerifyResult))]
internal sealed partial class TrainVerificationResultJson : JsonSerializerContext
{
    public static TrainVerificationResultJson Readable { get; } = new(JsonOutput.Options());
}
