namespace RapidAI4EO.Stac;

/// <summary>An item that was looked for, with those of its assets that were.</summary>
/// <param name="Item">The item.</param>
/// <param name="Assets">In the order of the item.</param>
/// <param name="RelatedTo">The item that links it as related, where it is not there for its own sake; else null.</param>
public sealed record FoundItem(StacItem Item, IReadOnlyList<StacAsset> Assets, StacItem? RelatedTo = null);
