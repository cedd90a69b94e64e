using System.Text.Json.Serialization;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Info;

/// <summary>The JSON of this folder's results, see <see cref="JsonOutput"/>.</summary>
[JsonSerializable(typeof(InfoResult))]
internal sealed partial class InfoResultJson : JsonSerializerContext
{
    public static InfoResultJson Readable { get; } = new(JsonOutput.Options());
}
