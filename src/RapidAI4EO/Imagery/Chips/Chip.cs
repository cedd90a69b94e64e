using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.GeoTiff;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Imagery.Chips;

/// <summary>The pixels of an asset, and what they mean: product, sample, time step, names of bands, scale, place.</summary>
public sealed class Chip
{
    /// <summary>What surface reflectance is stored times, in both reflectance products.</summary>
    public const double StoredPerReflectance = 10_000;

    private Chip(string name, AssetKey? key, Product? product, GeoTiffInfo info, Raster pixels)
    {
        Name = name;
        Key = key;
        Product = key?.Product ?? product;
        Info = info;
        Pixels = pixels;
        Bands = BandNames.Of(info, Product);
    }

    /// <summary>The file for messages.</summary>
    public string Name { get; }

    /// <summary>Sample, product and time step; null for a file that does not say.</summary>
    public AssetKey? Key { get; }

    /// <summary>Which product's it is; null where nobody says.</summary>
    public Product? Product { get; }

    /// <summary>What the file's header says: CRS, transform, nodata, layout.</summary>
    public GeoTiffInfo Info { get; }

    public Raster Pixels { get; }

    /// <summary>The bands' names, in their order.</summary>
    public BandNames Bands { get; }

    /// <summary>Whether samples are reflectance times <see cref="StoredPerReflectance"/>; of a file that is no asset of the corpus, nobody knows.</summary>
    public bool IsReflectance => HasReflectance(Product);

    /// <summary>Fetches an asset whole, with its hash checked where the root gives one, and decodes it.</summary>
    /// <exception cref="StorageException">It cannot be had.</exception>
    /// <exception cref="GeoTiffException">It is damaged.</exception>
    public static async Task<Chip> ReadAsync(IObjectStore store, AssetKey key, Retry? retry = null, GeoTiffLimits? limits = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var name = key.ToString();
        var file = await store.ReadAllBytesAsync(name, retry: retry, token: token).ConfigureAwait(false);
        return Decode(file, $"{name} at {store.Name}", key, limits);
    }

    /// <param name="file">A whole GeoTIFF.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="key">Which asset it is; null where that is not known.</param>
    /// <param name="limits">Null for <see cref="GeoTiffLimits.Default"/>.</param>
    /// <param name="product">Which product's it is, where the key does not say.</param>
    /// <exception cref="GeoTiffException">It is damaged, or no GeoTIFF.</exception>
    public static Chip Decode(ReadOnlyMemory<byte> file, string name, AssetKey? key = null, GeoTiffLimits? limits = null, Product? product = null)
    {
        limits ??= GeoTiffLimits.Default;
        var reader = GeoTiffReader.Open(file, name, limits);
        var info = reader.Info;
        var window = new PixelWindow(0, 0, info.Width, info.Height);
        // Who works with a band takes a double for each pixel, whatever a sample of the file takes.
        if ((double)info.Width * info.Height * sizeof(double) > limits.MaxPixelBytes)
        {
            throw new GeoTiffException(name, $"it has {info.Width} x {info.Height} pixels, and images of {limits.MaxPixelBytes / sizeof(double)} at most are worked with whole");
        }

        var bytes = GC.AllocateUninitializedArray<byte>(reader.BytesOf(window, info.Bands));
        reader.ReadBytes(bytes, window, reader.AllBands());
        return new Chip(name, key, product, info, new Raster(info.Width, info.Height, info.Bands, info.Type, bytes));
    }

    /// <summary>
    /// A band as the quantity that is meant: by the file's own scale and offset where it has them, else reflectance from 0 to about 1
    /// where <see cref="IsReflectance"/>, else as stored. Nodata is NaN.
    /// </summary>
    public void ReadQuantity(int band, Span<double> target)
    {
        var samples = new float[Pixels.Pixels];
        Pixels.ToFloats(band, samples);
        var (scale, offset) = Scaling(Info, band, Product);
        var nodata = (float)(Info.Nodata ?? double.NaN);
        for (var i = 0; i < samples.Length; i++)
        {
            target[i] = samples[i] == nodata ? double.NaN : (samples[i] * scale) + offset;
        }
    }

    /// <summary>What a stored number of a band is multiplied with, and what is added then, to be the quantity that is meant.</summary>
    internal static (double Scale, double Offset) Scaling(GeoTiffInfo info, int band, Product? product) => info.Descriptions[band] switch
    {
        { Scale: null or 1, Offset: null or 0 } when HasReflectance(product) => (1 / StoredPerReflectance, 0),
        var description => (description.Scale ?? 1, description.Offset ?? 0),
    };

    private static bool HasReflectance(Product? product) => product is not null && product != Product.PlanetFusionQuality;
}
