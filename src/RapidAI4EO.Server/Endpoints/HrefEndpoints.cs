using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RapidAI4EO.Server.Answers;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Server.Paging;
using RapidAI4EO.Server.Queries;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Endpoints;

/// <summary>The files of a search as a plain list, for a downloader, and how much they are.</summary>
internal static class HrefEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, StacApi api)
    {
        routes.MapMethods("/searches", [HttpMethods.Post], context => CreateAsync(context, api));
        ApiRoutes.Get(routes, "/searches/{search}", context => EstimateAsync(context, api));
        ApiRoutes.Get(routes, "/searches/{search}/hrefs", context => ListAsync(context, api));
    }

    private static async Task CreateAsync(HttpContext context, StacApi api)
    {
        using var body = await RequestBody.ReadAsync(context, api).ConfigureAwait(false);
        var (token, request, found) = await api.Load.ComputeAsync(context, end =>
        {
            var request = Read(body.Json, api, end);
            return (SearchToken.Write(body.Json), request, api.Search.Find(request, end));
        }).ConfigureAwait(false);
        context.Response.Headers.Location = api.LinksFor(context.Request).At($"searches/{token}");
        await EstimateAsync(context, api, token, request, found, StatusCodes.Status201Created).ConfigureAwait(false);
    }

    private static async Task EstimateAsync(HttpContext context, StacApi api)
    {
        var token = TokenOf(context);
        var (request, found) = await FindAsync(token, api, context).ConfigureAwait(false);
        await EstimateAsync(context, api, token, request, found, StatusCodes.Status200OK).ConfigureAwait(false);
    }

    private static async Task EstimateAsync(HttpContext context, StacApi api, string token, SearchRequest request, FoundItems found, int status)
    {
        var files = new FoundFiles(api.Index, found, request);
        var here = api.LinksFor(context.Request).At($"searches/{token}");
        context.Response.StatusCode = status;
        await Answer.JsonAsync(context, MediaTypes.Json, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("items"u8, found.Count);
            json.WriteNumber("files"u8, files.Count);
            json.WriteNumber("estimatedBytes"u8, files.EstimatedBytes);
            Answer.WriteLinks(json, [new CatalogLink("self", here, MediaTypes.Json), new CatalogLink("hrefs", $"{here}/hrefs", MediaTypes.PlainText)]);
            json.WriteEndObject();
        }).ConfigureAwait(false);
    }

    private static async Task ListAsync(HttpContext context, StacApi api)
    {
        var (request, found) = await FindAsync(TokenOf(context), api, context).ConfigureAwait(false);
        context.Response.ContentType = MediaTypes.PlainText;
        if (HttpMethods.IsHead(context.Request.Method)) return;
        await new FoundFiles(api.Index, found, request).WriteAsync(context.Response.Body, api.Options.HrefRoot, context.RequestAborted).ConfigureAwait(false);
    }

    private static Task<(SearchRequest Request, FoundItems Found)> FindAsync(string token, StacApi api, HttpContext context) => api.Load.ComputeAsync(context, end =>
    {
        using var body = SearchToken.Read(token);
        var request = Read(body.RootElement, api, end);
        return (request, api.Search.Find(request, end));
    });

    private static SearchRequest Read(JsonElement body, StacApi api, CancellationToken token) => api.Reader.Read(new BodyParameters(body), null, token) with { Sort = [] };

    private static string TokenOf(HttpContext context) => (string)context.Request.RouteValues["search"]!;
}
