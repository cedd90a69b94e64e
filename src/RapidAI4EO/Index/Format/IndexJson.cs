using System.Text.Json.Serialization;

namespace RapidAI4EO.Index.Format;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IndexInfo))]
internal sealed partial class IndexJson : JsonSerializerContext;
