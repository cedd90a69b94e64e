namespace RapidAI4EO.Server.Documents;

/// <summary>The conformance classes of STAC API, OGC API and CQL2 that are kept here.</summary>
internal static class Conformance
{
    private const string Stac = "https://api.stacspec.org/v1.0.0/";
    private const string Features = "http://www.opengis.net/spec/ogcapi-features-";
    private const string Cql2 = "http://www.opengis.net/spec/cql2/1.0/conf/";

    private static readonly string[] Cql2Classes =
    [
        "cql2-text", "cql2-json", "basic-cql2", "advanced-comparison-operators", "case-insensitive-comparison", "accent-insensitive-comparison",
        "basic-spatial-functions", "basic-spatial-functions-plus", "spatial-functions", "temporal-functions", "array-functions", "property-property", "arithmetic",
    ];

    public static IReadOnlyList<string> Classes { get; } =
    [
        Stac + "core",
        Stac + "collections",
        Stac + "ogcapi-features",
        Stac + "item-search",
        .. Extensions("fields", "query", "sort"),
        // The later version adds the sortables; clients that look for the first one know only that.
        "https://api.stacspec.org/v1.1.0/item-search#sort",
        "https://api.stacspec.org/v1.1.0/ogcapi-features#sort",
        Stac + "item-search#filter",
        "https://api.stacspec.org/v1.0.0-rc.2/children",
        "https://api.stacspec.org/v1.0.0-rc.2/browseable",
        "https://api.stacspec.org/v1.0.0-rc.1/collection-search",
        "https://api.stacspec.org/v1.0.0-rc.1/collection-search#free-text",
        "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/simple-query",
        "https://api.stacspec.org/v0.3.0/aggregation",
        Features + "3/1.0/conf/filter",
        Features + "3/1.0/conf/features-filter",
        Features + "3/1.0/conf/queryables",
        .. Cql2Classes.Select(name => Cql2 + name),
        Features + "1/1.0/conf/core",
        Features + "1/1.0/conf/oas30",
        Features + "1/1.0/conf/geojson",
    ];

    private static IEnumerable<string> Extensions(params string[] names) =>
        names.SelectMany(name => (string[])[$"{Stac}item-search#{name}", $"{Stac}ogcapi-features#{name}"]);
}
