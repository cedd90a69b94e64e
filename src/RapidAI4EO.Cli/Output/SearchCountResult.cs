using RapidAI4EO.Search.Output;

namespace RapidAI4EO.Cli.Output;

/// <summary>How much a search found.</summary>
/// <param name="Samples">Samples.</param>
/// <param name="Assets">Files.</param>
/// <param name="Products">Files of each product that was asked for.</param>
/// <param name="EstimatedBytes">By each product's usual size.</param>
internal sealed record SearchCountResult(int Samples, long Assets, IReadOnlyDictionary<string, long> Products, long EstimatedBytes)
{
    public static SearchCountResult Of(AssetList assets) => new(
        assets.SampleCount, assets.Count, assets.CountByProduct.ToDictionary(p => p.Product.Key, p => p.Count), assets.EstimatedBytes);
}
