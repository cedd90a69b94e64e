using System.Text.Json;
using System.Text.Json.Serialization;

namespace RapidAI4EO.Training.Batches;

/// <summary>A <c>.zarray</c> document of Zarr version 2 (zarr-specs.readthedocs.io, "Zarr storage specification version 2").</summary>
internal sealed record ZarrHead
{
    [JsonPropertyName("zarr_format")]
    public required int Format { get; init; }

    [JsonPropertyName("shape")]
    public required long[] Shape { get; init; }

    [JsonPropertyName("chunks")]
    public required long[] Chunks { get; init; }

    [JsonPropertyName("dtype")]
    public required string Type { get; init; }

    [JsonPropertyName("compressor")]
    public ZarrCodec? Compressor { get; init; }

    [JsonPropertyName("fill_value")]
    public JsonElement FillValue { get; init; }

    [JsonPropertyName("order")]
    public required string Order { get; init; }

    [JsonPropertyName("filters")]
    public JsonElement Filters { get; init; }

    /// <summary>What stands between the numbers in a chunk's name.</summary>
    [JsonPropertyName("dimension_separator")]
    public string Separator { get => field ?? "."; init; }
}
