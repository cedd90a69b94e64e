using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RapidAI4EO.Server.Answers;
using RapidAI4EO.Server.Hosting;
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
        ApiRoutes.Get(routes, "/searches/{search}", context => EstimateAsync(context, api, TokenOf(context), StatusCodes.Status200OK));
        ApiRoutes.Get(routes, "/searches/{search}/hrefs", context => ListAsync(context, api));
    }

    private static async Task CreateAsync(HttpContext context, StacApi api)
    {
        using var body = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        // Read once before, so that what is wrong in it is told now.
        api.Reader.Read(new BodyParameters(body.RootElement));
        var token = SearchToken.Write(body.RootElement);
        context.Response.Headers.Location = api.LinksFor(context.Request).At($"searches/{token}");
        await EstimateAsync(context, api, token, StatusCodes.Status201Created).ConfigureAwait(false);
    }

    private static async Task EstimateAsync(HttpContext context, StacApi api, string token, int status)
    {
        var (request, found) = Find(token, api, context);
        var files = new FoundFiles(api.Index, found, request);
        var here = api.LinksFor(context.Request).At($"searches/{token}");
        context.Response.StatusCode = status;
        await Answer.JsonAsync(context, MediaTypes.Json, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("items"u8, found.Count);
            json.WriteNumber("files"u8, files.Count);
            json.WriteNumber("estimatedBytes"u8, files.EstimatedBytes);
            Answer.WriteLinks(json, [new StacLink("self", here, MediaTypes.Json), new StacLink("hrefs", $"{here}/hrefs", MediaTypes.PlainText)]);
            json.WriteEndObject();
        }).ConfigureAwait(false);
    }

    private static async Task ListAsync(HttpContext context, StacApi api)
    {
        var (request, found) = Find(TokenOf(context), api, context);
        context.Response.ContentType = MediaTypes.PlainText;
        if (HttpMethods.IsHead(context.Request.Method)) return;
        await new FoundFiles(api.Index, found, request).WriteAsync(context.Response.Body, api.Options.HrefRoot, context.RequestAborted).ConfigureAwait(false);
    }

    private static (SearchRequest Request, FoundItems Found) Find(string token, StacApi api, HttpContext context)
    {
        using var body = SearchToken.Read(token);
        var request = api.Reader.Read(new BodyParameters(body.RootElement)) with { Sort = [] };
        return (request, api.Search.Find(request, context.RequestAborted));
    }

    private static string TokenOf(HttpContext context) => (string)context.Request.RouteValues["search"]!;
}
