using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.GeoTiff;

namespace RapidAI4EO.Training.Statistics;

/// <summary>How the chips of a product are stored, and what their numbers mean: as a sound chip of the list says.</summary>
public sealed class ProductLayout
{
    internal ProductLayout(Product product, GeoTiffInfo info)
    {
        Product = product;
        Chip = ChipLayout.Of(info);
        Bands = BandNames.Of(info, product);
        Scaling = [.. Enumerable.Range(0, info.Bands).Select(band => Imagery.Chips.Chip.Scaling(info, band, product))];
    }

    internal ProductLayout(Product product, ChipLayout chip, string[] bands, (double Scale, double Offset)[] scaling) =>
        (Product, Chip, Bands, Scaling) = (product, chip, BandNames.Of(bands), scaling);

    public Product Product { get; }

    /// <summary>Size, type, nodata: a chip that has others is not counted.</summary>
    public ChipLayout Chip { get; }

    public BandNames Bands { get; }

    /// <summary>What a stored number is multiplied with, and what is added then: the file's own scale, else that of reflectances; 1 and 0 where neither is known.</summary>
    public IReadOnlyList<(double Scale, double Offset)> Scaling { get; }
}
