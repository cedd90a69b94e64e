using System.Text.Json.Serialization;
using RapidAI4EO.Training.Export.Plan;

namespace RapidAI4EO.Training.Export.Journal;

/// <summary>The JSON of an export's own notes.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(UnitLine))]
[JsonSerializable(typeof(PlanFile))]
internal sealed partial class ExportJson : JsonSerializerContext;
