using System.Text.Json;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Documents;

/// <summary>The landing page: a STAC catalog that leads to everything else.</summary>
internal static class LandingPage
{
    public static void Write(Utf8JsonWriter json, ApiLinks links, IEnumerable<CollectionKind> collections)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Catalog"u8);
        json.WriteString("stac_version"u8, "1.1.0"u8);
        json.WriteString("id"u8, CatalogNode.Catalog.Id);
        json.WriteString("title"u8, CatalogNode.Catalog.Title);
        json.WriteString("description"u8, "Two years of satellite images and the land cover of 2018 for places of 600 m all over Europe, by place, land cover and time."u8);
        Answer.WriteStrings(json, "conformsTo", Conformance.Classes);
        Answer.WriteLinks(json,
        [
            new CatalogLink("self", links.Root, MediaTypes.Json),
            new CatalogLink("root", links.Root, MediaTypes.Json),
            .. links.OfLanding,
            .. collections.Select(kind => new CatalogLink("child", links.Collection(kind), MediaTypes.Json, kind.Title)),
        ]);
        json.WriteEndObject();
    }
}
