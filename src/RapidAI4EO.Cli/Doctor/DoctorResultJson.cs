using System.Text.Json.Serialization;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Doctor;

/// <summary>The JSON of this folder's results, see <see cref="JsonOutput"/>.</summary>
[JsonSerializable(typeof(DoctorResult))]
[JsonSerializable(typeof(ClearCacheResult))]
internal sealed partial class DoctorResultJson : JsonSerializerContext
{
    public static DoctorResultJson Readable { get; } = new(JsonOutput.Options());
}
