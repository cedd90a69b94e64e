using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;

namespace RapidAI4EO.Imagery.Pictures;

/// <summary>Makes a picture of a chip, a pixel for a pixel: one or three bands stretched, or an index in colours.</summary>
public static class ChipPainter
{
    /// <summary>What has no reflectance in a picture of bands.</summary>
    private static readonly Colour Missing = new(0x4a, 0x4a, 0x4a);

    /// <param name="chip">The chip.</param>
    /// <param name="bands">Names of bands: one for shades of grey, or three for red, green and blue.</param>
    /// <param name="ranges">Which value of each becomes black, and which white.</param>
    /// <exception cref="InvalidInputException">There is no such band, or neither one nor three are named.</exception>
    public static Picture PaintBands(Chip chip, IReadOnlyList<string> bands, IReadOnlyList<BandRange> ranges)
    {
        ArgumentNullException.ThrowIfNull(chip);
        ArgumentNullException.ThrowIfNull(bands);
        ArgumentNullException.ThrowIfNull(ranges);
        if (bands.Count is not (1 or 3)) throw new InvalidInputException($"A picture takes one band or three, for red, green and blue, and not {bands.Count}.");
        var channels = new double[bands.Count][];
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

    /// <summary>Paints over what a quality chip does not call observed; docs/chips.md says what is assumed.</summary>
    /// <param name="picture">A picture of the chip, a pixel for a pixel.</param>
    /// <param name="quality">Its quality chip.</param>
    /// <exception cref="CorpusException">It has another size.</exception>
    public static void Mask(Picture picture, Chip quality)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(quality);
        if ((quality.Pixels.Width, quality.Pixels.Height) != (picture.Width, picture.Height))
        {
            throw new CorpusException($"{quality.Name} has {quality.Pixels.Width} x {quality.Pixels.Height} pixels and cannot mask an image of {picture.Width} x {picture.Height}.");
        }

        var keep = new byte[quality.Pixels.Pixels];
        QualityMask.Read(quality.Pixels.Bytes.Span, quality.Pixels.Type, keep);
        for (var i = 0; i < keep.Length; i++)
        {
            if (keep[i] == 0) picture[i % picture.Width, i / picture.Width] = Missing;
        }
    }

    /// <summary>A band from 0 for black to 1 for white, and beyond.</summary>
    private static double[] Channel(Chip chip, string name, BandRange range)
    {
        var values = ValuesOf(chip, name);
        for (var i = 0; i < values.Length; i++)
        {
            // A band of one value has nothing to stretch, and is grey.
            values[i] = range.High > range.Low ? (values[i] - range.Low) / (range.High - range.Low) : (values[i] * 0) + 0.5;
        }

        return values;
    }

    /// <summary>A band's quantity, NaN for nodata.</summary>
    internal static double[] ValuesOf(Chip chip, string name)
    {
        ArgumentNullException.ThrowIfNull(chip);
        var values = new double[chip.Pixels.Pixels];
        chip.ReadQuantity(chip.Bands.Require(name, chip.Name), values);
        return values;
    }

    private static Colour ColourOf(double red, double green, double blue) =>
        double.IsNaN(red) || double.IsNaN(green) || double.IsNaN(blue) ? Missing : new Colour(Shade(red), Shade(green), Shade(blue));

    private static byte Shade(double part) => (byte)Math.Round(255 * Math.Clamp(part, 0, 1));
}
