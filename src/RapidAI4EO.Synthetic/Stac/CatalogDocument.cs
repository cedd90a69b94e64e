namespace RapidAI4EO.Synthetic.Stac;

/// <summary><c>stac-v1.0/catalog.json</c>, the way in.</summary>
internal static class CatalogDocument
{
    public static byte[] Create(IEnumerable<StacFolder> products) => StacJson.Create(json =>
    {
        StacJson.WriteHead(json, "Catalog", "rapidai4eo_v1");
        json.WriteString("title", "RapidAI4EO, synthetic");
        json.WriteString("description", "A made-up corpus in the layout of the RapidAI4EO corpus.");
        json.WriteStartArray("links");
        StacJson.WriteLink(json, "root", "./catalog.json");
        foreach (var product in products)
        {
            StacJson.WriteLink(json, "child", $"./{product.Path}/collection.json", title: product.Title);
        }

        json.WriteEndArray();
    });
}
