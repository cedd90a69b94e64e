using RapidAI4EO.Imagery.Chips;

namespace RapidAI4EO.Imagery.Pictures;

/// <summary>How chips are to be painted.</summary>
/// <param name="Index">An index in colours; null for bands.</param>
/// <param name="Bands">One band or three; null for red, green and blue, or the first where a chip has none of these.</param>
/// <param name="Stretch">Which values become black and white.</param>
public sealed record ChipStyle(SpectralIndex? Index, IReadOnlyList<string>? Bands, Stretch Stretch)
{
    private static readonly string[] Natural = ["red", "green", "blue"];
    private static readonly string[] First = ["1"];

    /// <summary>Natural colours.</summary>
    public static ChipStyle Default { get; } = new(null, null, Stretch.Default);

    /// <summary>The colours of the index.</summary>
    public ColourRamp Ramp => ColourRamp.For(Index?.Name ?? "");

    /// <summary>The bands that are shown of a chip.</summary>
    public IReadOnlyList<string> BandsOf(Chip chip)
    {
        ArgumentNullException.ThrowIfNull(chip);
        return Bands ?? (Natural.All(band => chip.Bands.Find(band) >= 0) ? Natural : First);
    }

    /// <summary>A picture of a pixel for a pixel.</summary>
    /// <param name="chip">The chip.</param>
    /// <param name="ranges">Which values of each band become black and white; null for what the stretch makes of this chip alone.</param>
    /// <exception cref="Corpus.InvalidInputException">The chip has no such band, or neither one nor three are named.</exception>
    public Picture Paint(Chip chip, IReadOnlyList<BandRange>? ranges = null)
    {
        ArgumentNullException.ThrowIfNull(chip);
        if (Index is not null) return ChipPainter.PaintIndex(chip, Index, Ramp);
        var bands = BandsOf(chip);
        return ChipPainter.PaintBands(chip, bands, ranges ?? Stretch.RangesOf([chip], bands));
    }
}
