using RapidAI4EO.Corpus;

namespace RapidAI4EO.Stac.Computed;

/// <summary>What the assets of a product are for, as STAC's <c>roles</c> say it.</summary>
public static class AssetRoles
{
    /// <summary>Every role that an asset here has.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Product.All.SelectMany(Of).Distinct()];

    public static IReadOnlyList<string> Of(Product product) =>
        product == Product.Labels ? ["labels", "labels-vector"] : [product == Product.PlanetFusionQuality ? "metadata" : "data"];
}
