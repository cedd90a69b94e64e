using RapidAI4EO.Corpus;

namespace RapidAI4EO.Stac.Computed;

/// <summary>One of the three product collections of the corpus's catalog, and what all its items have in common.</summary>
public sealed class CollectionKind
{
    private CollectionKind(int index, string title, string description, Licence licence, params Product[] products)
    {
        Index = index;
        Id = products[0].CollectionId;
        Title = title;
        Description = description;
        Licence = licence;
        Products = products;
    }

    public static CollectionKind PlanetFusion { get; } = new(
        0,
        "Planet Fusion",
        "Planet Fusion surface reflectance of 2018 and 2019, an image every fifth day, and its quality layers. An item has all time steps of a location.",
        Licence.PlanetFusion,
        Product.PlanetFusion,
        Product.PlanetFusionQuality)
    {
        Bands = Band.PlanetFusion,
        PixelSize = 3,
        Providers = [StacProvider.Planet],
    };

    public static CollectionKind Sentinel2 { get; } = new(
        1,
        "Sentinel-2",
        "Sentinel-2 surface reflectance, an image for each month of 2018. An item has all time steps of a location.",
        Licence.Sentinel2,
        Product.Sentinel2)
    {
        Bands = Band.Sentinel2,
        PixelSize = 10,
        Providers = [StacProvider.Copernicus, StacProvider.Esa],
    };

    public static CollectionKind Labels { get; } = new(
        2,
        "CORINE Land Cover 2018 labels",
        "The share of each location that each class of CORINE Land Cover 2018 covers.",
        Licence.Labels,
        Product.Labels)
    {
        Providers = [StacProvider.Copernicus, StacProvider.Eea],
    };

    /// <summary>In the order of the catalog.</summary>
    public static IReadOnlyList<CollectionKind> All { get; } = [PlanetFusion, Sentinel2, Labels];

    /// <summary>The place in <see cref="All"/>.</summary>
    public int Index { get; }

    public string Id { get; }

    public string Title { get; }

    public string Description { get; }

    public Licence Licence { get; }

    public IReadOnlyList<StacProvider> Providers { get; private init; } = [];

    /// <summary>The products whose files are assets of its items.</summary>
    public IReadOnlyList<Product> Products { get; }

    /// <summary>The bands of its <c>data</c> assets in their order in the file; none for labels.</summary>
    public IReadOnlyList<Band> Bands { get; private init; } = [];

    /// <summary>Metres along a pixel's side; null for labels, which have none.</summary>
    public int? PixelSize { get; private init; }

    public bool HasLabels => this == Labels;

    /// <summary>The id of a location's item: <c>rapidai4eo_v1_source_pf_33N_15E-200N_01_09</c>.</summary>
    public string ItemId(SampleId sample) => $"{Id}_{sample}";

    public override string ToString() => Id;
}
