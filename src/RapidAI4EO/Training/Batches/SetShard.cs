using System.Text.Json.Serialization;

namespace RapidAI4EO.Training.Batches;

/// <summary>Files that hold consecutive samples.</summary>
internal sealed record SetShard
{
    [JsonPropertyName("samples")]
    public required int Samples { get; init; }

    [JsonPropertyName("files")]
    public required string[] Files { get; init; }
}
