using System.Text.Json.Serialization;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Classes;

/// <summary>The JSON of this folder's results, see <see cref="JsonOutput"/>.</summary>
[JsonSerializable(typeof(IReadOnlyList<ClassResult>))]
internal sealed partial class ClassResultJson : JsonSerializerContext
{
    public static ClassResultJson Readable { get; } = new(JsonOutput.Options());
}
