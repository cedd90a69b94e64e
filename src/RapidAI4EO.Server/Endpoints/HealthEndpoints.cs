using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RapidAI4EO.Server.Http;

namespace RapidAI4EO.Server.Endpoints;

/// <summary>For whatever watches over the process: <c>/healthz</c> says that it runs, <c>/readyz</c> that the index can be read.</summary>
internal static class HealthEndpoints
{
    private const string Live = "/healthz";
    private const string Ready = "/readyz";

    public static bool IsHealth(PathString path) => path == Live || path == Ready;

    public static void Map(IEndpointRouteBuilder routes, StacApi api)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods(Live, methods, context => SendAsync(context));
        routes.MapMethods(Ready, methods, context =>
        {
            // Both ends of the map: what became unreadable throws, and the answer is 500.
            _ = api.Index.IdOf(0);
            _ = api.Index.IdOf(api.Index.Count - 1);
            return SendAsync(context);
        });
    }

    private static Task SendAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Answer.BytesAsync(context, MediaTypes.PlainText, "ok\n"u8.ToArray());
    }
}
