using RapidAI4EO.Corpus;

namespace RapidAI4EO.Synthetic.Stac;

/// <summary>One of the three product collections: what its items hold and the terms they come under.</summary>
internal sealed record StacCollection(string Id, string Title, string License, Uri? Terms, IReadOnlyList<Product> Products)
{
    private static readonly Uri SentinelTerms =
        new("https://sentinels.copernicus.eu/documents/247904/690755/Sentinel_Data_Legal_Notice");

    private static readonly Uri LandTerms = new("https://land.copernicus.eu/en/data-policy");

    public static IReadOnlyList<StacCollection> All { get; } =
    [
        Of("Planet Fusion", "CC-BY-NC-SA-3.0", null, Product.PlanetFusion, Product.PlanetFusionQuality),
        Of("Sentinel-2", "proprietary", SentinelTerms, Product.Sentinel2),
        Of("CORINE Land Cover 2018 labels", "proprietary", LandTerms, Product.Labels),
    ];

    public bool HasLabels => Products[0] == Product.Labels;

    public DateTimeOffset Start => Products[0].Span.Start;

    public DateTimeOffset End => Products[0].Span.End;

    public string ItemId(SampleId sample) => $"{Id}_{sample}";

    /// <summary>The assets of an item, date by date: <c>sr_2018-01-03</c>, <c>qa_2018-01-03</c>, <c>sr_2018-01-08</c>.</summary>
    public IEnumerable<AssetKey> AssetsOf(SampleId sample) => HasLabels
        ? [new AssetKey(sample, Product.Labels, null)]
        : Products[0].Steps.SelectMany(step => Products.Select(product => new AssetKey(sample, product, step)));

    private static StacCollection Of(string title, string license, Uri? terms, params Product[] products) =>
        new(products[0].CollectionId, title, license, terms, products);
}
