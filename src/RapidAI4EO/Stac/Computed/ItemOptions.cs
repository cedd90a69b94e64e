namespace RapidAI4EO.Stac.Computed;

/// <summary>How items are written.</summary>
/// <param name="HrefRoot">
/// What stands before each asset's key, ending with a slash: a URL, a folder, or the way up from an item to where the files lie.
/// </param>
public sealed record ItemOptions(string HrefRoot)
{
    public AssetSelection Assets { get; init; } = AssetSelection.All;

    /// <summary>Which of the assets are written; null for all. The item's times and links tell of all, written or not.</summary>
    public AssetSelection? Shown { get; init; }

    public LinkStyle Links { get; init; } = LinkStyle.Relative;

    /// <summary>Whether classes of land cover that are not there are written too, as zeros. Programs that fix their columns by the first items need that.</summary>
    public bool HasAllClasses { get; init; }

    public ItemFields Fields { get; init; } = ItemFields.All;

    /// <summary>Whether assets have the size and checksum of a file that is here.</summary>
    public bool HasFileFacts { get; init; }
}
