using System.Text.Json.Serialization;

namespace RapidAI4EO.Parts;

/// <summary>How records are written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PartRecord))]
internal sealed partial class PartRecordJson : JsonSerializerContext;
