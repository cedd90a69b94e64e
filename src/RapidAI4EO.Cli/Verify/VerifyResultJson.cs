using System.Text.Json.Serialization;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Verify;

/// <summary>The JSON of this folder's results, see <see cref="JsonOutput"/>.</summary>
[JsonSerializable(typeof(VerifyResult))]
internal sealed partial class VerifyResultJson : JsonSerializerContext
{
    public static VerifyResultJson Readable { get; } = new(JsonOutput.Options());
}
