using RapidAI4EO.Imagery.Chips;

namespace RapidAI4EO.Imagery.Series;

/// <summary>Leaves out what a quality chip does not call observed; see <see cref="SeriesMask.Quality"/> for what is assumed.</summary>
public static class QualityMask
{
    /// <summary>Makes NaN of every pixel whose first quality band is not 0.</summary>
    /// <exception cref="CorpusException">The two chips have different sizes.</exception>
    public static void Apply(Chip quality, Chip chip, Span<float> values)
    {
        ArgumentNullException.ThrowIfNull(quality);
        ArgumentNullException.ThrowIfNull(chip);
        if ((quality.Pixels.Width, quality.Pixels.Height) != (chip.Pixels.Width, chip.Pixels.Height))
        {
            throw new CorpusException(
                $"{quality.Name} has {quality.Pixels.Width} x {quality.Pixels.Height} pixels and cannot mask {chip.Name}, which has {chip.Pixels.Width} x {chip.Pixels.Height}.");
        }

        var first = new float[values.Length];
        quality.Pixels.ToFloats(0, first);
        for (var i = 0; i < first.Length; i++)
        {
            if (first[i] != 0) values[i] = float.NaN;
        }
    }
}
