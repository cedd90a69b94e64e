using System.Text.Json.Serialization;
using RapidAI4EO.Search.Doubts;
using RapidAI4EO.Search.Output.Lists;

namespace RapidAI4EO.Cli.Search;

/// <summary>How much a search found.</summary>
/// <param name="Samples">Samples.</param>
/// <param name="Assets">Files.</param>
/// <param name="Products">Files of each product that was asked for.</param>
/// <param name="EstimatedBytes">By each product's usual size.</param>
/// <param name="Warnings">What the caller may not have meant, and why nothing was found; null where there is nothing to say.</param>
internal sealed record SearchCountResult(
    int Samples,
    long Assets,
    IReadOnlyDictionary<string, long> Products,
    long EstimatedBytes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Warnings)
{
    public static SearchCountResult Of(AssetList assets, IReadOnlyList<Doubt> doubts) => new(
        assets.SampleCount, assets.Count, assets.CountByProduct.ToDictionary(p => p.Product.Key, p => p.Count), assets.EstimatedBytes,
        doubts.Count > 0 ? [.. doubts.Select(doubt => doubt.Message)] : null);
}
