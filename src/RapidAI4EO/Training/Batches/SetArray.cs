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

    /// <summary>JSON has no NaN, so it is text there.</summary>
    [JsonPropertyName("fill_value")]
    [JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    public required double FillValue { get; init; }

    [JsonPropertyName("reflectance_scale")]
    public double? ReflectanceScale { get; init; }
}
