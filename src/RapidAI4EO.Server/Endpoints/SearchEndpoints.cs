using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RapidAI4EO.Server.Answers;
using RapidAI4EO.Server.Http;
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
        var (page, writers) = await api.Load.ComputeAsync(context, token => Find(api, new QueryParameters(context.Request.Query), kind, links, token))
            .ConfigureAwait(false);
        await ItemStream.SendAsync(context, page, writers, PageLinks.OfGet(context.Request, links, kind, page.Tokens)).ConfigureAwait(false);
    }

    private static async Task PostAsync(HttpContext context, StacApi api)
    {
        using var body = await RequestBody.ReadAsync(context, api).ConfigureAwait(false);
        var links = api.LinksFor(context.Request);
        var (page, writers) = await api.Load.ComputeAsync(context, token => Find(api, new BodyParameters(body.Json), null, links, token)).ConfigureAwait(false);
        // The links repeat the body, which is let go as soon as they are written.
        await ItemStream.SendAsync(context, page, writers, PageLinks.OfPost(body.Json, links, page.Tokens), body.Dispose).ConfigureAwait(false);
    }

    /// <summary>The question itself is not given back: it may be large, and an answer may take long to send.</summary>
    private static (ItemPage Page, PageWriters Writers) Find(StacApi api, RequestParameters parameters, CollectionKind? kind, ApiLinks links, CancellationToken token)
    {
        var request = api.Reader.Read(parameters, kind, token);
        var writers = new PageWriters(api.Writers, request, links);
        try
        {
            var size = new PageSize(writers, isEmpty: api.Index.Count == 0);
            return (ItemPage.Of(api.Search, request, size, api.Digest, token), writers);
        }
        catch
        {
            writers.Dispose();
            throw;
        }
    }
}
