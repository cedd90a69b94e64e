namespace RapidAI4EO.Storage.Addresses;

/// <summary>The places where the corpus is known to be published.</summary>
public static class Roots
{
    /// <summary>Azure Blob Storage, anonymous: what hrefs start with unless another root is named.</summary>
    public static RootAddress Azure { get; } = RootAddress.Parse("https://radiantearth.blob.core.windows.net/mlhub/rapidai4eo/");

    /// <summary>The mirror at Source Cooperative.</summary>
    public static RootAddress SourceCooperative { get; } = RootAddress.Parse("https://data.source.coop/planet/rapidai4eo/");

    /// <summary>The known roots in order of preference.</summary>
    public static IReadOnlyList<RootAddress> WellKnown { get; } = [Azure, SourceCooperative];

    /// <summary>Whether a root is one of the known ones, whatever token it is read with.</summary>
    public static bool IsWellKnown(RootAddress root)
    {
        ArgumentNullException.ThrowIfNull(root);
        return WellKnown.Any(known => known.Address == root.Address);
    }
}
