using RapidAI4EO.Corpus;

namespace RapidAI4EO.Cli.Info;

/// <summary>What a product has of a sample.</summary>
/// <param name="Product">The product's key in options.</param>
/// <param name="Title">Its name.</param>
/// <param name="Files">Files: one a time step, or one of labels.</param>
/// <param name="First">The first time step; null where there is none.</param>
/// <param name="Last">The last.</param>
/// <param name="Here">How many of the files are in the folder; null where none was named.</param>
/// <param name="Href">Of the first file.</param>
internal sealed record ProductFiles(string Product, string Title, int Files, string? First, string? Last, int? Here, string Href)
{
    /// <param name="sample">The sample.</param>
    /// <param name="product">The product.</param>
    /// <param name="hrefRoot">What stands before keys in hrefs.</param>
    /// <param name="folder">Where files may be; null for nowhere.</param>
    public static ProductFiles Of(SampleId sample, Product product, string hrefRoot, string? folder)
    {
        AssetKey[] keys = product.HasTime ? [.. product.Steps.Select(step => new AssetKey(sample, product, step))] : [new AssetKey(sample, product, null)];
        return new ProductFiles(
            product.Key, product.Title, keys.Length, product.HasTime ? product.Steps[0].ToString() : null, product.HasTime ? product.Steps[^1].ToString() : null,
            folder is null ? null : keys.Count(key => File.Exists(Path.Combine(folder, key.ToString()))), hrefRoot + keys[0]);
    }
}
