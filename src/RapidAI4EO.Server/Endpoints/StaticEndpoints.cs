using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RapidAI4EO.Corpus;
using RapidAI4EO.Server.Answers;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Endpoints;

/// <summary>The corpus's static catalog without its files: each document is computed when a crawler comes to it.</summary>
internal static class StaticEndpoints
{
    private const string CollectionFile = "collection.json";
    private const string ItemEnding = ".json";

    public static void Map(IEndpointRouteBuilder routes, StacApi api) =>
        ApiRoutes.Get(routes, $"/{CatalogNode.Folder}/{{**path}}", context => SendAsync(context, api));

    private static Task SendAsync(HttpContext context, StacApi api)
    {
        var path = context.Request.RouteValues["path"] as string ?? "";
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        return PlaceOf(path) is { } place && TryWrite(place, path, api, buffer)
            ? Answer.BytesAsync(context, place.Level == StacLevel.Item ? MediaTypes.GeoJson : MediaTypes.Json, buffer.WrittenMemory)
            : throw new NotFoundException("path", $"The static catalog has no document '{RapidAI4EO.Server.Http.Excerpt.Of(path)}'. It starts at /{CatalogNode.Folder}/catalog.json.");
    }

    /// <summary>A path is right only where the document's own is written the same.</summary>
    private static bool TryWrite(CatalogNode place, string path, StacApi api, ArrayBufferWriter<byte> buffer)
    {
        if (place.Path != path) return false;
        if (place.Level != StacLevel.Item) return api.Catalog.TryWrite(place, buffer);
        var ordinal = ItemIds.OrdinalOf(place.Sample, api.Index);
        if (ordinal < 0) return false;
        using var writer = api.Catalog.NewItemWriter(place.Collection!);
        writer.Write(ordinal, buffer);
        return true;
    }

    private static CatalogNode? PlaceOf(string path)
    {
        if (path == CatalogNode.Catalog.Path) return CatalogNode.Catalog;
        var parts = path.Split('/');
        if (parts.Length is < 2 or > 4 || CollectionKind.All.FirstOrDefault(kind => kind.Id == parts[0]) is not { } kind) return null;
        if (parts.Length == 2) return parts[1] == CollectionFile ? CatalogNode.OfProduct(kind) : null;
        if (!UtmZone.TryParse(parts[1], out var zone)) return null;
        if (parts.Length == 3) return parts[2] == CollectionFile ? CatalogNode.OfZone(kind, new Tile(zone, 1, 0)) : null;
        if (!Tile.TryParseName(zone, parts[2], out var tile)) return null;
        if (parts[3] == CollectionFile) return CatalogNode.OfTile(kind, tile);
        return parts[3].StartsWith(kind.Id + "_", StringComparison.Ordinal) && parts[3].EndsWith(ItemEnding, StringComparison.Ordinal)
            && SampleId.TryParse(parts[3].AsSpan(kind.Id.Length + 1)[..^ItemEnding.Length], out var sample) && sample.Tile == tile ? CatalogNode.OfItem(kind, tile, sample) : null;
    }
}
