using System.Text.Json.Serialization;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Merge;

/// <summary>The JSON of this folder's results, see <see cref="JsonOutput"/>.</summary>
[JsonSerializable(typeof(MergeResult))]
internal sealed partial class MergeResultJson : JsonSerializerContext
{
    public static MergeResultJson Readable { get; } = new(JsonOutput.Options());
}
