using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RapidAI4EO.Server.Answers;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Server.Queries;

namespace RapidAI4EO.Server.Endpoints;

/// <summary>One item by its id.</summary>
internal static class ItemEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, StacApi api) =>
        ApiRoutes.Get(routes, "/collections/{collection}/items/{item}", context => ItemAsync(context, api));

    private static async Task ItemAsync(HttpContext context, StacApi api)
    {
        var kind = ApiRoutes.CollectionOf(context);
        var id = (string)context.Request.RouteValues["item"]!;
        var sample = ItemIds.SampleOf(kind, id, api.Index) ?? throw new NotFoundException("item", $"There is no item '{Excerpt.Of(id)}' in {kind}.");
        var links = api.LinksFor(context.Request);
        var request = await api.Load.ComputeAsync(context, token => api.Reader.Read(new QueryParameters(context.Request.Query), kind, token)).ConfigureAwait(false);
        using var writers = new PageWriters(api.Writers, request, links);
        var buffer = AnswerBuffers.Rent();
        writers.Write(kind, api.Index.OrdinalOf(sample), buffer);
        await Answer.SendAsync(context, MediaTypes.GeoJson, buffer).ConfigureAwait(false);
    }
}
