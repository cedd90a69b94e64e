using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using RapidAI4EO.Server.Hosting;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Paging;

/// <summary>The links of a page of items; the one to the next page asks the same again, with its token.</summary>
internal static class PageLinks
{
    private const string TokenName = "token";

    public static IEnumerable<StacLink> OfGet(HttpRequest request, ApiLinks links, CollectionKind? kind, string? next)
    {
        var path = links.At(request.Path.Value!.TrimStart('/'));
        yield return new StacLink("self", path + request.QueryString, MediaTypes.GeoJson);
        yield return new StacLink("root", links.Root, MediaTypes.Json);
        if (kind is not null)
        {
            yield return new StacLink("collection", links.Collection(kind), MediaTypes.Json);
            yield return new StacLink("parent", links.Collection(kind), MediaTypes.Json);
        }

        foreach (var link in Next(request, links, MediaTypes.GeoJson, next)) yield return link;
    }

    /// <summary>The link to the next page of a GET; none behind the last.</summary>
    public static IEnumerable<StacLink> Next(HttpRequest request, ApiLinks links, string type, string? next)
    {
        if (next is null) yield break;
        var query = new QueryBuilder(request.Query.Where(parameter => parameter.Key != TokenName)) { { TokenName, next } };
        yield return new StacLink("next", links.At(request.Path.Value!.TrimStart('/')) + query, type) { Method = "GET" };
    }

    /// <summary>The whole body again, so that a client which cannot merge needs not.</summary>
    public static IEnumerable<StacLink> OfPost(JsonElement body, ApiLinks links, string? next)
    {
        yield return new StacLink("self", links.At("search"), MediaTypes.GeoJson) { Method = "POST" };
        yield return new StacLink("root", links.Root, MediaTypes.Json);
        if (next is not null)
        {
            yield return new StacLink("next", links.At("search"), MediaTypes.GeoJson) { Method = "POST", Body = WithToken(body, next) };
        }
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
