using Microsoft.AspNetCore.Routing;
using RapidAI4EO.Server.Http;

namespace RapidAI4EO.Server.Endpoints;

/// <summary>What the API says of itself, for programs and for people.</summary>
internal static class DocumentationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "/api", MediaTypes.OpenApi, "openapi.json");
        Map(routes, "/api.html", MediaTypes.Html, "api.html");
    }

    private static void Map(IEndpointRouteBuilder routes, string path, string type, string file)
    {
        var bytes = new Lazy<byte[]>(() => Read(file));
        ApiRoutes.Get(routes, path, context => Answer.BytesAsync(context, type, bytes.Value));
    }

    private static byte[] Read(string file)
    {
        using var stream = typeof(DocumentationEndpoints).Assembly.GetManifestResourceStream(file)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
