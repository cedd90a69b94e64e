using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RapidAI4EO.Cli.Shared.Output;

/// <summary>Results as JSON: indented, names in camel case. The shapes are documented in docs/cli.md.</summary>
internal static class JsonOutput
{
    /// <summary>Options for one context; each needs its own. Letters are written as they are, rather than as numbers.</summary>
    public static JsonSerializerOptions Options() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write<T>(StandardOutput output, T result, JsonTypeInfo<T> type)
    {
        output.Write(JsonSerializer.SerializeToUtf8Bytes(result, type));
        output.Write("\n"u8);
    }
}
