using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RapidAI4EO.Server.Documents;
using RapidAI4EO.Server.Http;

namespace RapidAI4EO.Server.Endpoints;

/// <summary>The way in, and what the API conforms to.</summary>
internal static class LandingEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, StacApi api)
    {
        ApiRoutes.Get(routes, "/", context => LandingAsync(context, api));
        ApiRoutes.Get(routes, "/conformance", context => Answer.JsonAsync(context, MediaTypes.Json, json =>
        {
            json.WriteStartObject();
            Answer.WriteStrings(json, "conformsTo", Conformance.Classes);
            json.WriteEndObject();
        }));
    }

    private static Task LandingAsync(HttpContext context, StacApi api) =>
        Answer.JsonAsync(context, MediaTypes.Json, json => LandingPage.Write(json, api.LinksFor(context.Request), api.Catalog.Collections));
}
