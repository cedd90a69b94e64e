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
    public const string JavaScript = "text/javascript";
    public const string Css = "text/css";
    public const string Svg = "image/svg+xml";
    public const string Png = "image/png";
    public const string ArrowStream = "application/vnd.apache.arrow.stream";

    /// <summary>Those that compress well.</summary>
    public static IEnumerable<string> Compressible =>
        [Json, GeoJson, JsonSchema, "application/vnd.oai.openapi+json", Html, Problem, PlainText, JavaScript, Css, Svg, ArrowStream, "application/octet-stream"];
}
