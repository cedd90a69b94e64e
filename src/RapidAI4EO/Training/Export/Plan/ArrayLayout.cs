using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.GeoTiff;

namespace RapidAI4EO.Training.Export.Plan;

/// <summary>What the first good files of a product settled, kept for runs that go on.</summary>
internal sealed record ArrayLayout(string Product, int Bands, int Height, int Width, string Type, double? Nodata, string[] BandNames)
{
    public static ArrayLayout Of(Product product, GeoTiffInfo info, BandNames names) =>
        new(product.Key, info.Bands, info.Height, info.Width, info.Type.Name(), info.Nodata, [.. names.All]);

    public ChipLayout ToLayout() => new(Bands, Height, Width, Enum.Parse<SampleType>(Type, ignoreCase: true), Nodata);
}
