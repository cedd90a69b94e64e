using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.GeoTiff;

namespace RapidAI4EO.Training.Export.Plan;

/// <summary>The images of a product as an array: samples, time steps, bands, rows, columns.</summary>
internal sealed class ImageArray
{
    private readonly byte[] _fill;

    /// <param name="product">Of which product.</param>
    /// <param name="steps">Its time axis.</param>
    /// <param name="layout">What its files are like.</param>
    /// <param name="bands">The bands' names.</param>
    /// <param name="asFloats">Whether pixels become floats.</param>
    public ImageArray(Product product, IReadOnlyList<TimeStep> steps, ChipLayout layout, IReadOnlyList<string> bands, bool asFloats)
    {
        Product = product;
        Steps = steps;
        Layout = layout;
        Bands = bands;
        Type = asFloats ? SampleType.Float32 : layout.Type;
        FillValue = Type.IsFloat() ? double.NaN : layout.Nodata ?? LeastLikely(Type);
        _fill = new byte[layout.Bands * layout.Height * layout.Width * Type.Size()];
        for (var at = 0; at < _fill.Length; at += Type.Size()) Samples.Write(_fill.AsSpan(at), Type, FillValue);
    }

    public Product Product { get; }

    /// <summary>The name in every format.</summary>
    public string Name => NameOf(Product);

    public IReadOnlyList<TimeStep> Steps { get; }

    public ChipLayout Layout { get; }

    public IReadOnlyList<string> Bands { get; }

    /// <summary>How a sample is written.</summary>
    public SampleType Type { get; }

    /// <summary>
    /// What stands where there is no image: NaN; in whole numbers the files' nodata, else the least number of a signed type and the largest of
    /// an unsigned one, which are no reflectances.
    /// </summary>
    public double FillValue { get; }

    /// <summary>An image of nothing but the fill value.</summary>
    public ReadOnlySpan<byte> Fill => _fill;

    /// <summary>Bytes of a time step.</summary>
    public int StepBytes => _fill.Length;

    /// <summary>Bytes of a sample.</summary>
    public long SampleBytes => (long)StepBytes * Steps.Count;

    public static string NameOf(Product product) =>
        product == Product.PlanetFusion ? "planet" : product == Product.Sentinel2 ? "sentinel2" : "planet_qa";

    /// <summary>The sizes behind the samples: time steps, bands, rows, columns.</summary>
    public int[] Shape => [Steps.Count, Layout.Bands, Layout.Height, Layout.Width];

    private static double LeastLikely(SampleType type) => type switch
    {
        SampleType.UInt8 => byte.MaxValue,
        SampleType.Int8 => sbyte.MinValue,
        SampleType.UInt16 => ushort.MaxValue,
        SampleType.Int16 => short.MinValue,
        SampleType.UInt32 => uint.MaxValue,
        _ => int.MinValue,
    };
}
