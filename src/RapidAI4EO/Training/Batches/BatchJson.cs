using System.Text.Json.Serialization;

namespace RapidAI4EO.Training.Batches;

/// <summary>The documents that are read with training sets.</summary>
[JsonSourceGenerationOptions(RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ZarrHead))]
[JsonSerializable(typeof(SetDescription))]
internal sealed partial class BatchJson : JsonSerializerContext;
