using RapidAI4EO.Corpus;

namespace RapidAI4EO.Stac.Computed;

/// <summary>What a tile's collection holds, as the collections above it need to know.</summary>
/// <param name="Tile">The tile, printed as its folder is.</param>
/// <param name="Bounds">What the published polygons of its items cover, degrees.</param>
/// <param name="Times">From the first time stamp of an asset to the last.</param>
/// <param name="Items">How many items.</param>
public sealed record TileSummary(Tile Tile, LonLatBounds Bounds, AssetTimes Times, int Items);
