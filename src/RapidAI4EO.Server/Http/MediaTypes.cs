namespace RapidAI4EO.Server.Http;

/// <summary>What answers are.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string GeoJson = "application/geo+json";
    public const string JsonSchema = "application/schema+json";
    public const string OpenApi = "application/vnd.oai.openapi+json;version=3.0";
    public const string Html = "text/html";
    public const string Problem = "application/problem+json";
    public const string PlainText = "text/plain";

    /// <summary>All of them are text that packs well.</summary>
    public static IEnumerable<string> All => [Json, GeoJson, JsonSchema, "application/vnd.oai.openapi+json", Html, Problem, PlainText];
}
