using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RapidAI4EO.Server.Answers;
using RapidAI4EO.Server.Hosting;
using RapidAI4EO.Server.Paging;
using RapidAI4EO.Server.Queries;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Endpoints;

/// <summary>Searches for items, in all collections or in one.</summary>
internal static class SearchEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, StacApi api)
    {
        ApiRoutes.Get(routes, "/search", context => GetAsync(context, api, null));
        routes.MapMethods("/search", [HttpMethods.Post], context => PostAsync(context, api));
        ApiRoutes.Get(routes, "/collections/{collection}/items", context => GetAsync(context, api, ApiRoutes.CollectionOf(context)));
    }

    private static async Task GetAsync(HttpContext context, StacApi api, CollectionKind? kind)
    {
        var links = api.LinksFor(context.Request);
        var request = api.Reader.Read(new QueryParameters(context.Request.Query), kind);
        var page = ItemPage.Of(api.Search, request, api.Digest, context.RequestAborted);
        var pageLinks = PageLinks.OfGet(context.Request, links, kind, page.Tokens);
        await ItemStream.SendAsync(context, page, new PageWriters(api.Writers, request, links), pageLinks).ConfigureAwait(false);
    }

    private static async Task PostAsync(HttpContext context, StacApi api)
    {
        using var body = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        var links = api.LinksFor(context.Request);
        var request = api.Reader.Read(new BodyParameters(body.RootElement));
        var page = ItemPage.Of(api.Search, request, api.Digest, context.RequestAborted);
        var pageLinks = PageLinks.OfPost(body.RootElement, links, page.Tokens);
        await ItemStream.SendAsync(context, page, new PageWriters(api.Writers, request, links), pageLinks).ConfigureAwait(false);
    }
}
