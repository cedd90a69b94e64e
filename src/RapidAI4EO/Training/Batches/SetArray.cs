using System.Text.Json.Serialization;

namespace RapidAI4EO.Training.Batches;

/// <summary>What is said of an array of images.</summary>
internal sealed record SetArray
{
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("bands")]
    public required string[] Bands { get; init; }

    /// <summary>The time axis.</summary>
    [JsonPropertyName("times")]
    public required DateTimeOffset[] Times { get; init; }
}
