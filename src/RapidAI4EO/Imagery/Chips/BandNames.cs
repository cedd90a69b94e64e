using System.Globalization;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.GeoTiff;

namespace RapidAI4EO.Imagery.Chips;

/// <summary>
/// How the bands of a chip are called: as its file says; else, where the product is known and the number of bands is the product's, as
/// the product's bands are; else <c>band1</c> and on. A band also answers to its common name (STAC's, as <c>nir</c>) and to its number from 1.
/// </summary>
public sealed class BandNames
{
    private static readonly string[] PlanetFusion = ["blue", "green", "red", "nir"];
    private static readonly string[] Sentinel2 = ["B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B09", "B11", "B12"];

    // The common names of the STAC extension for electro-optical bands.
    private static readonly string[] Sentinel2Common =
        ["coastal", "blue", "green", "red", "rededge071", "rededge075", "rededge078", "nir", "nir08", "nir09", "swir16", "swir22"];

    private readonly string[] _names;
    private readonly string[] _common;

    private BandNames(string[] names, string[] common) => (_names, _common) = (names, common);

    /// <summary>One a band, in order.</summary>
    public IReadOnlyList<string> All => _names;

    /// <summary>The band of this name, common name or number; negative where there is none.</summary>
    public int Find(string name)
    {
        var at = Array.FindIndex(_names, n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (at < 0) at = Array.FindIndex(_common, n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
        return at >= 0 ? at
            : int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= _names.Length ? number - 1
            : -1;
    }

    /// <exception cref="InvalidInputException">There is no such band; the message lists those there are.</exception>
    public int Require(string name, string file) => Find(name) is >= 0 and var band
        ? band
        : throw new InvalidInputException($"{file} has no band '{DisplayText.Text(name)}'. Its bands are {string.Join(", ", _names)}.");

    /// <summary>Names that were written down; they answer to no common names.</summary>
    internal static BandNames Of(string[] names) => new(names, []);

    internal static BandNames Of(GeoTiffInfo info, Product? product)
    {
        var (known, common) =
            product == Product.PlanetFusion && info.Bands == PlanetFusion.Length ? (PlanetFusion, PlanetFusion)
            : product == Product.Sentinel2 && info.Bands == Sentinel2.Length ? (Sentinel2, Sentinel2Common)
            : ([], []);
        var names = new string[info.Bands];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = info.Descriptions[i].Name ?? (known.Length > 0 ? known[i] : $"band{i + 1}");
        }

        return new BandNames(names, common);
    }
}
