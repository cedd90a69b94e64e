using RapidAI4EO.Stac.Objects;

namespace RapidAI4EO.Stac.Crawl;

/// <summary>An item that was looked for, with those of its assets that were.</summary>
/// <param name="item">The item.</param>
/// <param name="assets">Its chosen assets; null for all of them, which are then read when somebody asks.</param>
/// <param name="relatedTo">The item that links it as related, where it is not there for its own sake.</param>
public sealed class FoundItem(StacItem item, IReadOnlyList<StacAsset>? assets = null, StacItem? relatedTo = null)
{
    public StacItem Item { get; } = item;

    private IReadOnlyList<StacAsset>? _assets = assets;

    /// <summary>In the order of the item; those without an href are not among them.</summary>
    public IReadOnlyList<StacAsset> Assets => _assets ??= [.. Item.Assets.Where(asset => asset.HasHref)];

    /// <summary>False where assets were chosen and it has none of them.</summary>
    internal bool MayHaveAssets => _assets is not { Count: 0 };

    /// <summary>The item that links this one as related; null for an item that is there for its own sake.</summary>
    public StacItem? RelatedTo { get; } = relatedTo;
}
