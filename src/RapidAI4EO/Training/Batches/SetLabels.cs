using System.Text.Json.Serialization;

namespace RapidAI4EO.Training.Batches;

/// <summary>What the labels of a training set are.</summary>
internal sealed record SetLabels
{
    /// <summary><c>fractions</c>, <c>dominant</c>, or <c>multilabel:</c> and a threshold.</summary>
    [JsonPropertyName("form")]
    public required string Form { get; init; }

    /// <summary>As in filters and columns, <c>clc_31</c>.</summary>
    [JsonPropertyName("keys")]
    public required string[] Keys { get; init; }
}
