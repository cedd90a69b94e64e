using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;

namespace RapidAI4EO.Imagery.Pictures;

/// <summary>Makes a picture of a chip, a pixel for a pixel: one or three bands stretched, or an index in colours.</summary>
public static class ChipPainter
{
    private const int MaxPooled = 1 << 20;

    /// <summary>What has no reflectance in a picture of bands.</summary>
    private static readonly Colour Missing = new(0x4a, 0x4a, 0x4a);

    /// <summary>For each band the values that become black and white.</summary>
    /// <param name="chips">One chip, or all those of a sheet, so that light and dark dates can be compared.</param>
    /// <param name="bands">Names of bands.</param>
    /// <param name="stretch">Which percentiles of each band, over all chips together.</param>
    /// <exception cref="InvalidInputException">There is no such band.</exception>
    public static (double Low, double High)[] RangesOf(IReadOnlyList<Chip> chips, IReadOnlyList<string> bands, Stretch stretch)
    {
        ArgumentNullException.ThrowIfNull(chips);
        ArgumentNullException.ThrowIfNull(bands);
        var ranges = new (double, double)[bands.Count];
        for (var i = 0; i < ranges.Length; i++)
        {
            var percentiles = new Percentiles(Pool(chips, bands[i]));
            ranges[i] = (percentiles.At(stretch.Low), percentiles.At(stretch.High));
        }

        return ranges;
    }

    /// <param name="chip">The chip.</param>
    /// <param name="bands">Names of bands: one for shades of grey, or three for red, green and blue.</param>
    /// <param name="ranges">Which value of each becomes black, and which white.</param>
    /// <exception cref="InvalidInputException">There is no such band, or neither one nor three are named.</exception>
    public static Picture PaintBands(Chip chip, IReadOnlyList<string> bands, IReadOnlyList<(double Low, double High)> ranges)
    {
        ArgumentNullException.ThrowIfNull(chip);
        ArgumentNullException.ThrowIfNull(bands);
        ArgumentNullException.ThrowIfNull(ranges);
        if (bands.Count is not (1 or 3)) throw new InvalidInputException($"A picture takes one band or three, for red, green and blue, and not {bands.Count}.");
        var channels = new float[bands.Count][];
        for (var i = 0; i < channels.Length; i++) channels[i] = Channel(chip, bands[i], ranges[i]);
        var picture = new Picture(chip.Pixels.Width, chip.Pixels.Height);
        for (var i = 0; i < chip.Pixels.Pixels; i++)
        {
            picture[i % picture.Width, i / picture.Width] = ColourOf(channels[0][i], channels[bands.Count / 2][i], channels[^1][i]);
        }

        return picture;
    }

    /// <param name="chip">A chip that has the index's bands.</param>
    /// <param name="index">The index.</param>
    /// <param name="ramp">Its colours, from the index's least usual number to its largest.</param>
    public static Picture PaintIndex(Chip chip, SpectralIndex index, ColourRamp ramp)
    {
        ArgumentNullException.ThrowIfNull(chip);
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(ramp);
        var values = index.Compute(chip);
        var picture = new Picture(chip.Pixels.Width, chip.Pixels.Height);
        for (var i = 0; i < values.Length; i++)
        {
            picture[i % picture.Width, i / picture.Width] = ramp.At((values[i] - index.Range.Low) / (index.Range.High - index.Range.Low));
        }

        return picture;
    }

    /// <summary>A band from 0 for black to 1 for white, and beyond.</summary>
    private static float[] Channel(Chip chip, string name, (double Low, double High) range)
    {
        var values = ValuesOf(chip, name);
        for (var i = 0; i < values.Length; i++)
        {
            // A band of one value has nothing to stretch, and is grey.
            values[i] = range.High > range.Low ? (float)((values[i] - range.Low) / (range.High - range.Low)) : (values[i] * 0) + 0.5f;
        }

        return values;
    }

    /// <summary>The pixels of all chips; of many chips one in so many, which says as much.</summary>
    private static float[] Pool(IReadOnlyList<Chip> chips, string band)
    {
        var each = (int)((chips.Sum(chip => (long)chip.Pixels.Pixels) / MaxPooled) + 1);
        var pool = new List<float>();
        foreach (var chip in chips)
        {
            var values = ValuesOf(chip, band);
            // From another place in each chip: a step that fits the width would see one column only.
            for (var i = pool.Count % each; i < values.Length; i += each) pool.Add(values[i]);
        }

        return [.. pool];
    }

    private static float[] ValuesOf(Chip chip, string name)
    {
        ArgumentNullException.ThrowIfNull(chip);
        var values = new double[chip.Pixels.Pixels];
        chip.ReadQuantity(chip.Bands.Require(name, chip.Name), values);
        return Array.ConvertAll(values, value => (float)value);
    }

    private static Colour ColourOf(float red, float green, float blue) =>
        float.IsNaN(red) || float.IsNaN(green) || float.IsNaN(blue) ? Missing : new Colour(Shade(red), Shade(green), Shade(blue));

    private static byte Shade(float part) => (byte)Math.Round(255 * Math.Clamp(part, 0, 1));
}
