using System.Text.Json;

namespace RapidAI4EO.Stac.Computed;

/// <summary>A spectral band of an image product.</summary>
/// <param name="Name">The product's own name for it.</param>
/// <param name="CommonName">The name that the EO extension gives to such bands of any sensor.</param>
/// <param name="Center">Centre wavelength in nanometres.</param>
/// <param name="Width">Full width at half maximum in nanometres.</param>
public sealed record Band(string Name, string CommonName, int Center, int Width)
{
    /// <summary>
    /// The four bands of Planet Fusion in their order in the file. Wavelengths are those of PlanetScope's PS2 sensor, which flew in
    /// these years: 455-515, 500-590, 590-670 and 780-860 nm (Planet, "Combined Imagery Product Specification", April 2019).
    /// </summary>
    public static IReadOnlyList<Band> PlanetFusion { get; } =
    [
        new("blue", "blue", 485, 60),
        new("green", "green", 545, 90),
        new("red", "red", 630, 80),
        new("nir", "nir", 820, 80),
    ];

    /// <summary>
    /// The twelve bands of a Sentinel-2 image in their order in the file. The nominal figures of ESA's "Sentinel-2 User Handbook" (2015), since
    /// a month's image is made from both satellites, whose bands differ by some nanometres.
    /// </summary>
    public static IReadOnlyList<Band> Sentinel2 { get; } =
    [
        new("B01", "coastal", 443, 20),
        new("B02", "blue", 490, 65),
        new("B03", "green", 560, 35),
        new("B04", "red", 665, 30),
        new("B05", "rededge071", 705, 15),
        new("B06", "rededge075", 740, 15),
        new("B07", "rededge078", 783, 20),
        new("B08", "nir", 842, 115),
        new("B8A", "nir08", 865, 20),
        new("B09", "nir09", 945, 20),
        new("B11", "swir16", 1610, 90),
        new("B12", "swir22", 2190, 180),
    ];

    /// <summary>Wavelengths in STAC are micrometres.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", Name);
        json.WriteString("eo:common_name", CommonName);
        json.WriteNumber("eo:center_wavelength", Center / 1000m);
        json.WriteNumber("eo:full_width_half_max", Width / 1000m);
        json.WriteEndObject();
    }
}
