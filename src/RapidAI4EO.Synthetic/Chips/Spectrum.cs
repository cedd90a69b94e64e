namespace RapidAI4EO.Synthetic.Chips;

/// <summary>What a material reflects in each <see cref="Band"/>, times 10,000: round numbers of the usual size.</summary>
internal sealed class Spectrum
{
    public const int Bands = 12;

    private readonly double[] _values;

    private Spectrum(params double[] values) => _values = values;

    public static Spectrum Leaf { get; } = new(180, 250, 550, 300, 900, 2600, 3300, 3600, 3700, 3750, 1800, 850);

    public static Spectrum Needle { get; } = new(150, 200, 350, 220, 550, 1500, 1900, 2100, 2200, 2250, 900, 400);

    public static Spectrum Soil { get; } = new(600, 750, 1050, 1350, 1600, 1800, 1950, 2100, 2200, 2300, 2900, 2500);

    public static Spectrum Straw { get; } = new(500, 650, 950, 1150, 1400, 1700, 1850, 2000, 2150, 2250, 2600, 1900);

    public static Spectrum Concrete { get; } = new(900, 1100, 1300, 1450, 1550, 1650, 1750, 1850, 1900, 1950, 2100, 1950);

    public static Spectrum Rock { get; } = new(900, 1100, 1350, 1550, 1650, 1700, 1750, 1800, 1850, 1850, 2050, 1900);

    public static Spectrum Peat { get; } = new(300, 380, 560, 650, 850, 1050, 1150, 1250, 1300, 1250, 1200, 800);

    public static Spectrum Water { get; } = new(450, 400, 350, 220, 180, 150, 130, 110, 100, 90, 50, 40);

    public static Spectrum Snow { get; } = new(8200, 8300, 8200, 8100, 7900, 7700, 7500, 7300, 7000, 5800, 900, 800);

    public double this[Band band] => _values[(int)band];
}
