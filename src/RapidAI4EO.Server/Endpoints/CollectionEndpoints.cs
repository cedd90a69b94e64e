using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RapidAI4EO.Server.Documents;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Server.Paging;
using RapidAI4EO.Server.Queries;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Endpoints;

/// <summary>The product collections, all or those that are looked for.</summary>
internal static class CollectionEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, StacApi api)
    {
        ApiRoutes.Get(routes, "/collections", context => SearchAsync(context, api));
        ApiRoutes.Get(routes, "/children", context => SendAsync(context, api, "children", api.Catalog.Collections, api.Catalog.Collections.Count, []));
        ApiRoutes.Get(routes, "/collections/{collection}/schema", context => SchemaAsync(context, api));
        ApiRoutes.Get(routes, "/collections/{collection}", context =>
            Answer.BytesAsync(context, MediaTypes.Json, Document(ApiRoutes.CollectionOf(context), api, api.LinksFor(context.Request))));
    }

    /// <summary>A collection is found where it has an item in the box and the time, and one of the words.</summary>
    private static async Task SearchAsync(HttpContext context, StacApi api)
    {
        var parameters = new QueryParameters(context.Request.Query);
        var words = parameters.List("q");
        var (asked, found) = await api.Load.ComputeAsync(context, token =>
        {
            var asked = api.Reader.Read(parameters, null, token);
            return (asked, api.Search.Find(new SearchRequest { Box = asked.Box, Datetime = asked.Datetime }, token));
        }).ConfigureAwait(false);
        var kinds = api.Catalog.Collections.Where(kind => found.Of(kind) is { } set && set.NextFrom(0) >= 0 && HasAny(kind, words)).ToList();
        var question = $"collections {string.Join(',', kinds)}";
        var start = asked.Token is { } token ? PageToken.Read(token, question, api.Digest) : 0;
        var page = kinds.Skip(start).Take(asked.Limit).ToList();
        var end = start + page.Count;
        var tokens = new PageTokens(
            start > 0 ? PageToken.Write(Math.Max(0, start - asked.Limit), question, api.Digest) : null,
            end < kinds.Count ? PageToken.Write(end, question, api.Digest) : null);
        var links = PageLinks.Around(context.Request, api.LinksFor(context.Request), MediaTypes.Json, tokens);
        await SendAsync(context, api, "collections", page, kinds.Count, links).ConfigureAwait(false);
    }

    private static Task SchemaAsync(HttpContext context, StacApi api)
    {
        var kind = ApiRoutes.CollectionOf(context);
        return Answer.JsonAsync(context, MediaTypes.JsonSchema, json => ItemSchema.Write(json, $"{api.LinksFor(context.Request).Collection(kind)}/schema", kind));
    }

    private static bool HasAny(CollectionKind kind, IReadOnlyList<string>? words) =>
        words is null || words.Any(word => $"{kind.Id} {kind.Title} {kind.Description}".Contains(word, StringComparison.OrdinalIgnoreCase));

    private static Task SendAsync(HttpContext context, StacApi api, string name, IReadOnlyList<CollectionKind> kinds, int matched, IEnumerable<CatalogLink> more)
    {
        var links = api.LinksFor(context.Request);
        return Answer.JsonAsync(context, MediaTypes.Json, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray(name);
            foreach (var kind in kinds) json.WriteRawValue(Document(kind, api, links).Span, skipInputValidation: true);
            json.WriteEndArray();
            json.WriteNumber("numberMatched"u8, matched);
            json.WriteNumber("numberReturned"u8, kinds.Count);
            Answer.WriteLinks(json,
            [
                new CatalogLink("self", links.At(name) + context.Request.QueryString, MediaTypes.Json),
                new CatalogLink("root", links.Root, MediaTypes.Json),
                new CatalogLink("parent", links.Root, MediaTypes.Json),
                .. more,
            ]);
            json.WriteEndObject();
        });
    }

    private static ReadOnlyMemory<byte> Document(CollectionKind kind, StacApi api, ApiLinks links)
    {
        var buffer = new ArrayBufferWriter<byte>();
        api.Catalog.With(links).TryWrite(CatalogNode.OfProduct(kind), buffer);
        return buffer.WrittenMemory;
    }
}
