using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RapidAI4EO.Cli.Demo;

namespace RapidAI4EO.Cli.Output;

/// <summary>The JSON of results: indented, names in camel case. Its shapes are documented in docs/cli.md.</summary>
[JsonSerializable(typeof(SearchCountResult))]
[JsonSerializable(typeof(CrawlCountResult))]
[JsonSerializable(typeof(AzCopyListResult))]
[JsonSerializable(typeof(TableResult))]
[JsonSerializable(typeof(IReadOnlyList<ClassResult>))]
[JsonSerializable(typeof(IndexBuildResult))]
[JsonSerializable(typeof(IndexInfoResult))]
[JsonSerializable(typeof(DownloadResult))]
[JsonSerializable(typeof(EstimateResult))]
[JsonSerializable(typeof(VerifyResult))]
[JsonSerializable(typeof(StacExportResult))]
[JsonSerializable(typeof(ChipInfoResult))]
[JsonSerializable(typeof(ChipPngResult))]
[JsonSerializable(typeof(ChipSeriesResult))]
[JsonSerializable(typeof(SplitResult))]
[JsonSerializable(typeof(LabelsResult))]
[JsonSerializable(typeof(ExportResult))]
[JsonSerializable(typeof(DoctorResult))]
[JsonSerializable(typeof(ClearCacheResult))]
[JsonSerializable(typeof(DemoResult))]
internal sealed partial class ResultJson : JsonSerializerContext
{
    /// <summary>With letters as they are, rather than as numbers.</summary>
    public static ResultJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static void Write<T>(StandardOutput output, T result, JsonTypeInfo<T> type)
    {
        output.Write(JsonSerializer.SerializeToUtf8Bytes(result, type));
        output.Write("\n"u8);
    }
}
