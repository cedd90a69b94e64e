using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using RapidAI4EO.Server.Documents;
using RapidAI4EO.Server.Http;

namespace RapidAI4EO.Server.Endpoints;

/// <summary>The way in, and what the API conforms to.</summary>
internal static class LandingEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, StacApi api)
    {
        ApiRoutes.Get(routes, "/", context =>
        {
            // One address for people and for programs, so caches must know by what it differs.
            context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
            return IsPageWanted(context.Request) ? ToExplorer(context) : LandingAsync(context, api);
        });
        ApiRoutes.Get(routes, "/conformance", context => Answer.JsonAsync(context, MediaTypes.Json, json =>
        {
            json.WriteStartObject();
            Answer.WriteStrings(json, "conformsTo", Conformance.Classes);
            json.WriteEndObject();
        }));
    }

    /// <summary>Whether a page is wanted rather than JSON: browsers accept text/html before all that JSON is.</summary>
    private static bool IsPageWanted(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return Quality(MediaTypes.Html) > Quality(MediaTypes.Json);

        double Quality(string type) => accepted.Where(known => known.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)).Select(known => known.Quality ?? 1).DefaultIfEmpty(0).Max();
    }

    private static Task ToExplorer(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status302Found;
        context.Response.Headers.Location = $"{context.Request.PathBase}/explore/";
        return Task.CompletedTask;
    }

    private static Task LandingAsync(HttpContext context, StacApi api) =>
        Answer.JsonAsync(context, MediaTypes.Json, json => LandingPage.Write(json, api.LinksFor(context.Request), api.Catalog.Collections));
}
