using System.Text.Json.Serialization;

namespace RapidAI4EO.Training.Statistics;

/// <summary>How counts are written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(CountsDocument))]
internal sealed partial class CountsJson : JsonSerializerContext;
