namespace RapidAI4EO.Synthetic.Chips;

/// <summary>What a land cover class looks like from above: ground, and plants that cover more of it in the growing season.</summary>
/// <param name="Ground">What shows between the plants.</param>
/// <param name="Plants">The plants.</param>
/// <param name="Winter">The part of the ground that they cover in winter.</param>
/// <param name="Summer">The part at the height of the season.</param>
/// <param name="Peak">Day of the year of that height.</param>
internal sealed record Surface(Spectrum Ground, Spectrum Plants, double Winter, double Summer, double Peak)
{
    private static readonly Surface Arable = new(Spectrum.Soil, Spectrum.Leaf, 0.25, 0.95, 145);
    private static readonly Surface Orchard = new(Spectrum.Soil, Spectrum.Leaf, 0.3, 0.7, 180);
    private static readonly Surface Grass = new(Spectrum.Straw, Spectrum.Leaf, 0.45, 0.9, 160);
    private static readonly Surface Shrub = new(Spectrum.Straw, Spectrum.Leaf, 0.3, 0.65, 175);
    private static readonly Surface Built = new(Spectrum.Concrete, Spectrum.Leaf, 0.05, 0.12, 190);
    private static readonly Surface Suburb = new(Spectrum.Concrete, Spectrum.Leaf, 0.2, 0.45, 190);
    private static readonly Surface Pit = new(Spectrum.Rock, Spectrum.Leaf, 0.02, 0.1, 180);
    private static readonly Surface Bog = new(Spectrum.Peat, Spectrum.Leaf, 0.1, 0.4, 200);
    private static readonly Surface Ice = new(Spectrum.Snow, Spectrum.Leaf, 0, 0, 200);
    private static readonly Surface Open = new(Spectrum.Water, Spectrum.Leaf, 0, 0.03, 200);

    /// <param name="code">A class of the nomenclature.</param>
    public static Surface Of(int code) => code switch
    {
        112 or 142 => Suburb,
        141 => Grass,
        131 or 132 or 133 => Pit,
        221 or 222 or 223 or 241 or 244 => Orchard,
        231 or 321 => Grass,
        311 => new(Spectrum.Straw, Spectrum.Leaf, 0.15, 1.0, 185),
        312 => new(Spectrum.Peat, Spectrum.Needle, 0.85, 0.97, 190),
        313 => new(Spectrum.Straw, Spectrum.Needle, 0.5, 0.98, 188),
        322 or 323 or 324 => Shrub,
        331 => new(Spectrum.Soil, Spectrum.Leaf, 0.02, 0.08, 180),
        332 or 333 => Pit,
        334 => new(Spectrum.Peat, Spectrum.Leaf, 0.02, 0.2, 160),
        335 => Ice,
        _ => (code / 100) switch
        {
            1 => Built,
            2 => Arable,
            4 => Bog,
            _ => Open,
        },
    };

    /// <summary>Snow does not lie on open water, and not for long in cities.</summary>
    public double HoldsSnow => Ground == Spectrum.Water ? 0 : Ground == Spectrum.Concrete ? 0.5 : 1;
}
