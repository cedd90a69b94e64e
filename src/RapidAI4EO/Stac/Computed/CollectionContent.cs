using RapidAI4EO.Corpus;

namespace RapidAI4EO.Stac.Computed;

/// <summary>What a collection's document tells of: how much is below it, where and when, and what hangs directly on it.</summary>
/// <param name="Place">Which collection.</param>
/// <param name="Tiles">The tiles below it; one at least.</param>
internal sealed record CollectionContent(CatalogNode Place, IReadOnlyList<TileSummary> Tiles)
{
    /// <summary>For a tile's collection, the samples of its items.</summary>
    public IReadOnlyList<SampleId> Samples { get; init; } = [];

    public int Items => Tiles.Sum(tile => tile.Items);

    public LonLatBounds Bounds => Tiles.Aggregate(LonLatBounds.Empty, (bounds, tile) => bounds.Including(tile.Bounds));

    public AssetTimes Times => Tiles.Select(tile => tile.Times).Aggregate((a, b) => a.Including(b));

    /// <summary>The zones of a product, the tiles of a zone; none below a tile.</summary>
    public IReadOnlyList<CollectionContent> Children => Place.Level switch
    {
        StacLevel.Product => [.. Tiles.GroupBy(tile => tile.Tile.Zone).Select(zone => new CollectionContent(CatalogNode.OfZone(Place.Collection!, zone.First().Tile), [.. zone]))],
        StacLevel.Zone => [.. Tiles.Select(tile => new CollectionContent(CatalogNode.OfTile(Place.Collection!, tile.Tile), [tile]))],
        _ => [],
    };
}
