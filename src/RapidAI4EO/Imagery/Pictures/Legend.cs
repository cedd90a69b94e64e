using System.Globalization;
using RapidAI4EO.Imagery.Chips;

namespace RapidAI4EO.Imagery.Pictures;

/// <summary>The bar under a picture of an index: its colours, its name, and numbers at the ends and between.</summary>
public static class Legend
{
    private const int Margin = 8;
    private const int BarHeight = 10;
    private const int Ticks = 4;
    private const int MinWidth = 150;

    private static readonly Colour Paper = new(0xff, 0xff, 0xff);
    private static readonly Colour Ink = new(0x22, 0x22, 0x22);

    /// <summary>A picture with the bar added below.</summary>
    public static Picture Below(Picture picture, SpectralIndex index, ColourRamp ramp)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(ramp);
        var scale = picture.Width >= 800 ? 2 : 1;
        var width = Math.Max(picture.Width, MinWidth);
        var height = scale * ((3 * Margin) + BarHeight + (2 * PixelFont.Height) + 4);
        var whole = new Picture(width, picture.Height + height, Paper);
        whole.Draw(picture, (width - picture.Width) / 2, 0);
        var (left, top) = (Margin * scale, picture.Height + (Margin * scale));
        PixelFont.Draw(whole, index.Name, left, top, Ink, scale);
        DrawBar(whole, index, ramp, left, top + ((PixelFont.Height + 4) * scale), width - (2 * left), scale);
        return whole;
    }

    private static void DrawBar(Picture picture, SpectralIndex index, ColourRamp ramp, int left, int top, int width, int scale)
    {
        for (var x = 0; x < width; x++) picture.Fill(left + x, top, 1, BarHeight * scale, ramp.At(x / (width - 1.0)));
        for (var i = 0; i <= Ticks; i++)
        {
            var number = index.Range.Low + (i * (index.Range.High - index.Range.Low) / Ticks);
            var text = number.ToString("0.0#", CultureInfo.InvariantCulture);
            var x = left + (i * (width - 1) / Ticks);
            picture.Fill(x, top + (BarHeight * scale), 1, 2 * scale, Ink);
            var textLeft = Math.Clamp(x - (PixelFont.WidthOf(text, scale) / 2), left, left + width - PixelFont.WidthOf(text, scale));
            PixelFont.Draw(picture, text, textLeft, top + ((BarHeight + 4) * scale), Ink, scale);
        }
    }
}
