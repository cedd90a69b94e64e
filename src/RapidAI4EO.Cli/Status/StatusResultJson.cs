using System.Text.Json.Serialization;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Status;

/// <summary>The JSON of this folder's results, see <see cref="JsonOutput"/>.</summary>
[JsonSerializable(typeof(StatusResult))]
internal sealed partial class StatusResultJson : JsonSerializerContext
{
    public static StatusResultJson Readable { get; } = new(JsonOutput.Options());
}
