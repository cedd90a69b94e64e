using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Http;

/// <summary>
/// The addresses of the API below its base. It knows no collections for zones and tiles: a product's collection has those of the static
/// catalog as its children, so that all items can be walked to, and an item's parent is the product's collection.
/// </summary>
/// <param name="root">The base, ending with a slash.</param>
internal sealed class ApiLinks(string root) : LinkStyle
{
    private const string QueryablesRelation = "http://www.opengis.net/def/rel/ogc/1.0/queryables";
    private const string SortablesRelation = "http://www.opengis.net/def/rel/ogc/1.0/sortables";

    public string Root => root;

    public override bool HasSelf => true;

    /// <summary>The links of the landing page beside those to itself and to the collections.</summary>
    public IEnumerable<CatalogLink> OfLanding =>
    [
        new("service-desc", At("api"), MediaTypes.OpenApi, "The API as OpenAPI"),
        new("service-doc", At("api.html"), MediaTypes.Html, "The API for people"),
        new("conformance", At("conformance"), MediaTypes.Json, "What it conforms to"),
        new("data", At("collections"), MediaTypes.Json, "The collections"),
        new("children", At("children"), MediaTypes.Json, "The collections, as children of this catalog"),
        new("search", At("search"), MediaTypes.GeoJson, "Search items") { Method = "GET" },
        new("search", At("search"), MediaTypes.GeoJson, "Search items") { Method = "POST" },
        new(QueryablesRelation, At("queryables"), MediaTypes.JsonSchema, "What filters can use"),
        new(SortablesRelation, At("sortables"), MediaTypes.JsonSchema, "What items can be sorted by"),
        new("aggregate", At("aggregate"), MediaTypes.Json, "Counts"),
        new("aggregations", At("aggregations"), MediaTypes.Json, "Which counts there are"),
        new("related", At($"{CatalogNode.Folder}/catalog.json"), MediaTypes.Json, "The same as a static catalog"),
    ];

    public string At(string path) => root + path;

    public string Collection(CollectionKind kind) => At($"collections/{kind.Id}");

    public override string Href(in CatalogNode from, in CatalogNode to) => to.Level switch
    {
        StacLevel.Catalog => root,
        StacLevel.Zone => At($"{CatalogNode.Folder}/{to.Path}"),
        StacLevel.Item => $"{Collection(to.Collection!)}/items/{to.Id}",
        _ => Collection(to.Collection!),
    };

    public override IEnumerable<CatalogLink> More(CatalogNode from)
    {
        if (from.Collection is not { } kind) return [];
        var here = Collection(kind);
        return
        [
            new("items", $"{here}/items", MediaTypes.GeoJson, "Its items"),
            // IANA writes it small; GDAL up to 3.6 knows only the spelling of the OGC.
            new("describedby", $"{here}/schema", MediaTypes.JsonSchema, "What its items have"),
            new("describedBy", $"{here}/schema", MediaTypes.JsonSchema, "What its items have"),
            new(QueryablesRelation, $"{here}/queryables", MediaTypes.JsonSchema, "What filters can use"),
            new(SortablesRelation, $"{here}/sortables", MediaTypes.JsonSchema, "What items can be sorted by"),
            new("aggregate", $"{here}/aggregate", MediaTypes.Json, "Counts"),
            new("aggregations", $"{here}/aggregations", MediaTypes.Json, "Which counts there are"),
        ];
    }
}
