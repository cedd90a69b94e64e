
namespace RapidAI4EO.Corpus;

/// <summary>
/// The product a key belongs to, by its folders alone: cheap enough for every file. Whether such an asset exists is not asked.
/// </summary>
internal static class KeyProduct
{
    /// <summary>Null for a key outside the corpus's layout.</summary>
    public static Product? Of(ReadOnlySpan<char> key)
    {
        if (key.StartsWith("labels/")) return Product.Labels;
        Span<Range> parts = stackalloc Range[7];
        if (!key.StartsWith("imagery/") || key.Split(parts, '/') != 6) return null;
        foreach (var product in Product.Images)
        {
            if (key[parts[4]].SequenceEqual(product.Code)) return product;
        }

        return null;
    }
}
