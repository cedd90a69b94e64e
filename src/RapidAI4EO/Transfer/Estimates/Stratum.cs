using RapidAI4EO.Corpus;

namespace RapidAI4EO.Transfer.Estimates;

/// <summary>
/// The files of one product, which are of about one size: how many, and some of them drawn at random as they pass by (reservoir
/// sampling, Vitter's algorithm R), so that a list of any length takes the memory of the draw.
/// </summary>
/// <param name="product">Null for files outside the corpus's layout.</param>
/// <param name="capacity">How many are drawn.</param>
internal sealed class Stratum(Product? product, int capacity)
{
    /// <summary>For files outside the corpus's layout: the mean over a sample's 304 images.</summary>
    private static readonly long MeanBytes =
        Product.Images.Sum(product => product.FilesPerSample * product.TypicalBytes) / Product.Images.Sum(product => product.FilesPerSample);

    private readonly List<string> _drawn = [];

    /// <summary>Files so far.</summary>
    public long Count { get; private set; }

    public IReadOnlyList<string> Drawn => _drawn;

    /// <summary>A file's usual size in bytes.</summary>
    public long TypicalBytes { get; } = product?.TypicalBytes ?? MeanBytes;

    /// <summary>What the roots say of those asked about.</summary>
    public SizeStatistics Sizes { get; } = new();

    public void Add(string key, Random random)
    {
        Count++;
        if (_drawn.Count < capacity)
        {
            _drawn.Add(key);
        }
        else if (capacity > 0 && random.NextInt64(Count) is var place && place < capacity)
        {
            _drawn[(int)place] = key;
        }
    }

    /// <summary>Puts those drawn in random order: in a reservoir, a place says when a file came, so its first places are no draw.</summary>
    public void Shuffle(Random random) => random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_drawn));
}
