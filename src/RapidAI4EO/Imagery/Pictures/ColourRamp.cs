namespace RapidAI4EO.Imagery.Pictures;

/// <summary>Colours for numbers: equal steps between a least and a largest number, and colours between those given.</summary>
public sealed class ColourRamp
{
    /// <summary>What has no number.</summary>
    public static readonly Colour None = new(0x4a, 0x4a, 0x4a);

    private readonly Colour[] _stops;

    private ColourRamp(params Colour[] stops) => _stops = stops;

    /// <summary>From bare brown over yellow to dark green, for vegetation.</summary>
    public static ColourRamp Vegetation { get; } = new(
        new(0x5b, 0x3a, 0x21), new(0x9c, 0x6b, 0x3f), new(0xd9, 0xb9, 0x7c), new(0xf3, 0xe9, 0xb5), new(0xb9, 0xd6, 0x74), new(0x5f, 0xa8, 0x47), new(0x1c, 0x6e, 0x35), new(0x06, 0x3d, 0x1f));

    /// <summary>From dry sand over white to deep blue, for water and moisture.</summary>
    public static ColourRamp Water { get; } = new(
        new(0x8a, 0x5a, 0x2b), new(0xc9, 0x9a, 0x5b), new(0xee, 0xdd, 0xb8), new(0xf5, 0xf5, 0xf2), new(0xa8, 0xcf, 0xe3), new(0x4a, 0x93, 0xc4), new(0x13, 0x4b, 0x86));

    /// <param name="part">Where between the least and the largest: 0 to 1; what is beyond takes the colour of the end.</param>
    public Colour At(double part)
    {
        if (double.IsNaN(part)) return None;
        var place = Math.Clamp(part, 0, 1) * (_stops.Length - 1);
        var below = Math.Min((int)place, _stops.Length - 2);
        return Colour.Between(_stops[below], _stops[below + 1], place - below);
    }

    /// <summary>The one that suits an index.</summary>
    public static ColourRamp For(string index) => index is "ndwi" or "ndmi" ? Water : Vegetation;
}
