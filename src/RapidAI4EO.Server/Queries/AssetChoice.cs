using RapidAI4EO.Corpus;
using RapidAI4EO.Search;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Queries;

/// <summary>
/// Two parameters of our own that leave assets out of the items that are found: <c>assets-datetime=true</c> keeps the time steps of
/// <c>datetime</c>, <c>products=pfsr,s2</c> those products. Which items are found does not change.
/// </summary>
internal static class AssetChoice
{
    public const string TimeParameter = "assets-datetime";
    public const string ProductParameter = "products";

    /// <returns>Null where neither is given.</returns>
    public static AssetSelection? Read(RequestParameters parameters, TimeInterval datetime)
    {
        var isTimed = SearchRequestReader.At(TimeParameter, () => IsTrue(parameters.Text(TimeParameter)));
        var products = SearchRequestReader.At(ProductParameter, () => parameters.List(ProductParameter)?.Select(Product.Parse).ToHashSet());
        if (!isTimed && products is null) return null;
        var subset = new Subset
        {
            Products = [.. Product.All.Where(product => products is null || products.Contains(product))],
            Datetime = isTimed ? datetime : TimeInterval.Always,
        };
        return new AssetSelection(subset.AssetsPerSample);
    }

    private static bool IsTrue(string? text) => text switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw new InvalidInputException($"'{TimeParameter}' is true or false, not '{Excerpt.Of(text)}'."),
    };
}
