using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.GeoTiff;

namespace RapidAI4EO.Training.Export.Plan;

/// <summary>What the first good files of a product settled, kept for runs that go on.</summary>
internal sealed record ArrayLayout(string Product, int Bands, int Height, int Width, string Type, double? Nodata, string[] BandNames)
{
    public static ArrayLayout Of(Product product, GeoTiffInfo info, BandNames names) =>
        new(product.Key, info.Bands, info.Height, info.Width, info.Type.Name(), info.Nodata, [.. names.All]);

    /// <exception cref="CorpusException">It was read from a file and cannot be right.</exception>
    public ChipLayout ToLayout() => Bands > 0 && Height > 0 && Width > 0 && FindType() is { } type
        ? new(Bands, Height, Width, type, Nodata)
        : throw new CorpusException($"The plan of the export says that {Product} has {Bands} bands of {Height} x {Width} pixels of the type '{DisplayText.Text(Type)}', which cannot be. Delete the folder and begin anew.");

    private SampleType? FindType()
    {
        foreach (var type in Enum.GetValues<SampleType>())
        {
            if (type.Name() == Type) return type;
        }

        return null;
    }
}
