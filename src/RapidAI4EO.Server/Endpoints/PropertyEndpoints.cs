using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RapidAI4EO.Search.Filters;
using RapidAI4EO.Server.Documents;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Server.Queries;
using RapidAI4EO.Stac.Computed;
using Queryable = RapidAI4EO.Search.Filters.Queryable;

namespace RapidAI4EO.Server.Endpoints;

/// <summary>What filters and orders can use, overall and in one collection.</summary>
internal static class PropertyEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, StacApi api)
    {
        Map(routes, api, "queryables", "What filters can use", Queryables.All);
        Map(routes, api, "sortables", "What items can be sorted by", SortTerm.Sortables);
    }

    private static void Map(IEndpointRouteBuilder routes, StacApi api, string name, string title, IEnumerable<Queryable> properties)
    {
        ApiRoutes.Get(routes, $"/{name}", context => SendAsync(context, api, name, title, properties));
        ApiRoutes.Get(routes, $"/collections/{{collection}}/{name}", context =>
        {
            var kind = ApiRoutes.CollectionOf(context);
            return SendAsync(context, api, $"collections/{kind}/{name}", $"{title}: {kind.Title}", properties.Where(property => Has(kind, property)));
        });
    }

    private static Task SendAsync(HttpContext context, StacApi api, string path, string title, IEnumerable<Queryable> properties) =>
        Answer.JsonAsync(context, MediaTypes.JsonSchema, json => PropertySchema.Write(json, api.LinksFor(context.Request).At(path), title, properties));

    /// <summary>Labels have no pixels.</summary>
    private static bool Has(CollectionKind kind, Queryable property) => property.Name != Queryables.Gsd || kind.PixelSize is not null;
}
