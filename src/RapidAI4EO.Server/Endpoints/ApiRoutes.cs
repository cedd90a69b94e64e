using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Server.Queries;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Endpoints;

/// <summary>All addresses of the API.</summary>
internal static class ApiRoutes
{
    public static void Map(IEndpointRouteBuilder routes, StacApi api)
    {
        LandingEndpoints.Map(routes, api);
        CollectionEndpoints.Map(routes, api);
        ItemEndpoints.Map(routes, api);
        SearchEndpoints.Map(routes, api);
        PropertyEndpoints.Map(routes, api);
        AggregationEndpoints.Map(routes, api);
        HrefEndpoints.Map(routes, api);
        DocumentationEndpoints.Map(routes);
        StaticEndpoints.Map(routes, api);
    }

    /// <summary>Maps an address that is read.</summary>
    public static void Get(IEndpointRouteBuilder routes, string pattern, RequestDelegate answer)
    {
        var known = KnownParameters.Of(pattern);
        routes.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], (RequestDelegate)(context =>
        {
            KnownParameters.Check(context.Request.Query, known);
            return answer(context);
        }));
    }

    /// <summary>The collection that the address names.</summary>
    /// <exception cref="NotFoundException">There is none of that name.</exception>
    public static CollectionKind CollectionOf(HttpContext context)
    {
        var id = context.Request.RouteValues["collection"] as string;
        return CollectionKind.All.FirstOrDefault(kind => kind.Id == id)
            ?? throw new NotFoundException("collection", $"There is no collection '{Excerpt.Of(id ?? "")}'. Those that there are: {string.Join(", ", CollectionKind.All)}.");
    }
}
