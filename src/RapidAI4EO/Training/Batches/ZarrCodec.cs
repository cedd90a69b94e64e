using System.Text.Json.Serialization;

namespace RapidAI4EO.Training.Batches;

/// <summary>How the chunks of a Zarr array are packed.</summary>
internal sealed record ZarrCodec([property: JsonPropertyName("id")] string Id);
