using System.Text.Json.Serialization;

namespace RapidAI4EO.Training.Batches;

/// <summary>What the labels of a training set are.</summary>
internal sealed record SetLabels
{
    /// <summary>As in filters and columns, <c>clc_31</c>.</summary>
    [JsonPropertyName("keys")]
    public required string[] Keys { get; init; }
}
