using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.Pictures;

namespace RapidAI4EO.Cli.Chips;

/// <summary>How chips are to be painted.</summary>
/// <param name="Index">An index in colours; null for bands.</param>
/// <param name="Bands">The bands; null for red, green and blue, or the first where a chip has none of these.</param>
/// <param name="Stretch">Which of their values become black and white.</param>
internal sealed record ChipStyle(SpectralIndex? Index, IReadOnlyList<string>? Bands, Stretch Stretch)
{
    private static readonly string[] Natural = ["red", "green", "blue"];
    private static readonly string[] First = ["1"];

    public ColourRamp Ramp => ColourRamp.For(Index?.Name ?? "");

    /// <summary>The bands that are shown of a chip.</summary>
    public IReadOnlyList<string> BandsOf(Chip chip) => Bands ?? (Natural.All(band => chip.Bands.Find(band) >= 0) ? Natural : First);

    /// <param name="chip">The chip.</param>
    /// <param name="ranges">What becomes black and white; null for what the stretch makes of this chip alone.</param>
    public Picture Paint(Chip chip, IReadOnlyList<(double Low, double High)>? ranges)
    {
        if (Index is not null) return ChipPainter.PaintIndex(chip, Index, Ramp);
        var bands = BandsOf(chip);
        return ChipPainter.PaintBands(chip, bands, ranges ?? ChipPainter.RangesOf([chip], bands, Stretch));
    }
}
