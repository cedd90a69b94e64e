using RapidAI4EO.Corpus;

namespace RapidAI4EO.Stac.Computed;

/// <summary>
/// A document of the corpus's catalog by its place in it: the catalog, a product's collection, one nested in it for a zone or a
/// tile, or an item.
/// </summary>
public readonly record struct CatalogNode
{
    /// <summary>The folder of the whole catalog below a root, as the corpus has it.</summary>
    public const string Folder = "stac-v1.0";

    private CatalogNode(StacLevel level, CollectionKind? collection, Tile tile, SampleId sample)
    {
        Level = level;
        Collection = collection;
        Tile = tile;
        Sample = sample;
    }

    public static CatalogNode Catalog { get; }

    public StacLevel Level { get; }

    /// <summary>The product's collection; null for the catalog.</summary>
    public CollectionKind? Collection { get; }

    /// <summary>From a tile on the tile, printed as its folder is; for a zone any tile of it.</summary>
    public Tile Tile { get; }

    /// <summary>For an item the sample.</summary>
    public SampleId Sample { get; }

    /// <summary><c>rapidai4eo_v1</c>, <c>rapidai4eo_v1_source_pf</c>, <c>.._33N</c>, <c>.._33N_15E-200N</c>, and for an item <c>.._01_09</c>.</summary>
    public string Id => Level switch
    {
        StacLevel.Catalog => "rapidai4eo_v1",
        StacLevel.Product => Collection!.Id,
        StacLevel.Zone => $"{Collection!.Id}_{Tile.Zone}",
        StacLevel.Tile => $"{Collection!.Id}_{Tile}",
        _ => Collection!.ItemId(Sample),
    };

    public string Title => Level switch
    {
        StacLevel.Catalog => "RapidAI4EO",
        StacLevel.Product => Collection!.Title,
        StacLevel.Zone => $"{Collection!.Title} {Tile.Zone}",
        StacLevel.Tile => $"{Collection!.Title} {Tile.Zone} {Tile.Name}",
        _ => $"{Collection!.Title} {Sample}",
    };

    /// <summary>The path below <see cref="Folder"/>, with forward slashes.</summary>
    public string Path => Level switch
    {
        StacLevel.Catalog => "catalog.json",
        StacLevel.Product => $"{Collection!.Id}/collection.json",
        StacLevel.Zone => $"{Collection!.Id}/{Tile.Zone}/collection.json",
        StacLevel.Tile => $"{Collection!.Id}/{Tile.Zone}/{Tile.Name}/collection.json",
        _ => $"{Collection!.Id}/{Tile.Zone}/{Tile.Name}/{Id}.json",
    };

    /// <summary>Folders between <see cref="Folder"/> and the document: 0 to 3.</summary>
    public int Depth => Math.Min((int)Level, (int)StacLevel.Tile);

    /// <summary>The document above; the catalog is its own.</summary>
    public CatalogNode Parent => Level switch
    {
        StacLevel.Item => OfTile(Collection!, Tile),
        StacLevel.Tile => OfZone(Collection!, Tile),
        StacLevel.Zone => OfProduct(Collection!),
        _ => Catalog,
    };

    public static CatalogNode OfProduct(CollectionKind collection) => new(StacLevel.Product, collection, default, default);

    /// <param name="collection">The product's collection.</param>
    /// <param name="tile">Any tile of the zone.</param>
    public static CatalogNode OfZone(CollectionKind collection, Tile tile) => new(StacLevel.Zone, collection, tile, default);

    public static CatalogNode OfTile(CollectionKind collection, Tile tile) => new(StacLevel.Tile, collection, tile, default);

    /// <param name="collection">The product's collection.</param>
    /// <param name="tile">The sample's tile, printed as its folder is.</param>
    /// <param name="sample">The sample.</param>
    public static CatalogNode OfItem(CollectionKind collection, Tile tile, SampleId sample) => new(StacLevel.Item, collection, tile, sample);
}
