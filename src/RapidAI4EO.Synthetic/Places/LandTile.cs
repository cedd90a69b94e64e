using RapidAI4EO.Corpus;

namespace RapidAI4EO.Synthetic.Places;

/// <summary>A tile that may hold samples.</summary>
/// <param name="Tile">The tile.</param>
/// <param name="Weight">About which part of it may hold some: on land, in its zone, in the bounds asked for.</param>
internal readonly record struct LandTile(Tile Tile, double Weight);
