using System.Text.Json.Serialization;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Demo;

/// <summary>The JSON of this folder's results, see <see cref="JsonOutput"/>.</summary>
[JsonSerializable(typeof(DemoResult))]
internal sealed partial class DemoResultJson : JsonSerializerContext
{
    public static DemoResultJson Readable { get; } = new(JsonOutput.Options());
}
