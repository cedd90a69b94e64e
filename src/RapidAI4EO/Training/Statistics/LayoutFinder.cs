using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;

namespace RapidAI4EO.Training.Statistics;

/// <summary>Finds how the chips of a product are stored: as the first sound one in the order of the list, whatever comes first over the network.</summary>
internal sealed class LayoutFinder(ChipReader reader, int parallel)
{
    private readonly Dictionary<Product, ProductLayout> _found = [];

    public ProductLayout Of(Product product) => _found[product];

    /// <param name="product">The product.</param>
    /// <param name="keys">Its chips.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="CorpusException">None of them can be read.</exception>
    public async Task FindAsync(Product product, IEnumerable<AssetKey> keys, CancellationToken token)
    {
        ChipFault? first = null;
        var tried = 0L;
        // The first alone, since it is sound nearly always.
        foreach (var chunk in keys.Take(1).Select(key => new[] { key }).Concat(keys.Skip(1).Chunk(parallel)))
        {
            foreach (var (info, fault) in await Task.WhenAll(chunk.Select(key => reader.ReadInfoAsync(key, token))).ConfigureAwait(false))
            {
                if (info is not null)
                {
                    _found[product] = new ProductLayout(product, info);
                    return;
                }

                if (fault!.Kind == ChipFaultKind.Unreachable) throw new CorpusException($"A root does not answer, and nothing is known of its images. {fault.Message}");
                first ??= fault;
            }

            tried += chunk.Length;
        }

        if (first is not null)
        {
            throw new CorpusException($"None of the {tried:N0} images of {product} can be read, so there is nothing to count; the first: {first.Message}");
        }
    }
}
