using RapidAI4EO.Stac.Crawl;

namespace RapidAI4EO.Tests.Stac;

/// <summary>Small documents of STAC, written by hand.</summary>
internal static class StacText
{
    public static string Catalog(string id, params string[] links) =>
        $$"""{"type":"Catalog","stac_version":"1.0.0","id":"{{id}}","description":"","links":[{{string.Join(',', links)}}]}""";

    public static string Collection(string id, string extent, params string[] links) =>
        $$"""{"type":"Collection","stac_version":"1.1.0","id":"{{id}}","description":"","license":"other","extent":{{extent}},"links":[{{string.Join(',', links)}}]}""";

    public static string Link(string relation, string href) => $$"""{"rel":"{{relation}}","href":"{{href}}"}""";

    /// <param name="id">The id.</param>
    /// <param name="geometry">GeoJSON, or <c>null</c>.</param>
    /// <param name="times">Members of the properties.</param>
    /// <param name="links">Links.</param>
    public static string Item(string id, string geometry = "null", string times = "\"datetime\":\"2018-05-15T00:00:00Z\"", params string[] links) =>
        $$$"""{"type":"Feature","stac_version":"1.0.0","id":"{{{id}}}","geometry":{{{geometry}}},"properties":{ {{{times}}} },"links":[{{{string.Join(',', links)}}}],"assets":{"data":{"href":"./{{{id}}}.tif","roles":["data"]}} }""";

    public static string Point(double longitude, double latitude) => $$"""{"type":"Point","coordinates":[{{longitude}},{{latitude}}]}""";

    public static async Task<List<string>> IdsAsync(this StacCrawl crawl)
    {
        var ids = new List<string>();
        await foreach (var found in crawl.ItemsAsync()) ids.Add(found.Item.Id!);
        return ids;
    }
}
