using System.Text.Json.Serialization;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Index;

/// <summary>The JSON of this folder's results, see <see cref="JsonOutput"/>.</summary>
[JsonSerializable(typeof(IndexBuildResult))]
[JsonSerializable(typeof(IndexInfoResult))]
internal sealed partial class IndexResultJson : JsonSerializerContext
{
    public static IndexResultJson Readable { get; } = new(JsonOutput.Options());
}
