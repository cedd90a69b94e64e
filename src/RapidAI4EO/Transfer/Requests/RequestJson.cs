using System.Text.Json.Serialization;

namespace RapidAI4EO.Transfer.Requests;

/// <summary>How requests are written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RequestDocument))]
internal sealed partial class RequestJson : JsonSerializerContext;
