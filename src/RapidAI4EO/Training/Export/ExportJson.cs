using System.Text.Json.Serialization;

namespace RapidAI4EO.Training.Export;

/// <summary>The JSON of an export's own notes.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(UnitLine))]
[JsonSerializable(typeof(PlanFile))]
internal sealed partial class ExportJson : JsonSerializerContext;
