using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Paging;

/// <summary>The links of a page of items; those to the pages before and behind it ask the same again, with their tokens.</summary>
internal static class PageLinks
{
    private const string TokenName = "token";

    public static IEnumerable<CatalogLink> OfGet(HttpRequest request, ApiLinks links, CollectionKind? kind, PageTokens tokens)
    {
        var path = links.At(request.Path.Value!.TrimStart('/'));
        yield return new CatalogLink("self", path + request.QueryString, MediaTypes.GeoJson);
        yield return new CatalogLink("root", links.Root, MediaTypes.Json);
        if (kind is not null)
        {
            yield return new CatalogLink("collection", links.Collection(kind), MediaTypes.Json);
            yield return new CatalogLink("parent", links.Collection(kind), MediaTypes.Json);
        }

        foreach (var link in Around(request, links, MediaTypes.GeoJson, tokens)) yield return link;
    }

    /// <summary>The links to the pages round one of a GET.</summary>
    public static IEnumerable<CatalogLink> Around(HttpRequest request, ApiLinks links, string type, PageTokens tokens)
    {
        foreach (var (relation, token) in Named(tokens))
        {
            var query = new QueryBuilder(request.Query.Where(parameter => parameter.Key != TokenName)) { { TokenName, token } };
            yield return new CatalogLink(relation, links.At(request.Path.Value!.TrimStart('/')) + query, type) { Method = "GET" };
        }
    }

    /// <summary>The whole body again, so that a client which cannot merge needs not.</summary>
    public static IEnumerable<CatalogLink> OfPost(JsonElement body, ApiLinks links, PageTokens tokens)
    {
        yield return new CatalogLink("self", links.At("search"), MediaTypes.GeoJson) { Method = "POST" };
        yield return new CatalogLink("root", links.Root, MediaTypes.Json);
        foreach (var (relation, token) in Named(tokens))
        {
            yield return new CatalogLink(relation, links.At("search"), MediaTypes.GeoJson) { Method = "POST", Body = WithToken(body, token) };
        }
    }

    private static IEnumerable<(string Relation, string Token)> Named(PageTokens tokens)
    {
        if (tokens.Previous is { } previous) yield return ("prev", previous);
        if (tokens.Next is { } next) yield return ("next", next);
    }

    private static string WithToken(JsonElement body, string token)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Answer.JsonOptions))
        {
            json.WriteStartObject();
            foreach (var member in body.EnumerateObject().Where(member => member.Name != TokenName)) member.WriteTo(json);
            json.WriteString(TokenName, token);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
