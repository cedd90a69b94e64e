namespace RapidAI4EO.Imagery.Pictures;

/// <summary>Small pictures side by side, each with a label: a place through time at one glance.</summary>
public static class ContactSheet
{
    private const int Gap = 6;
    private const int LabelHeight = PixelFont.Height + 6;

    private static readonly Colour Paper = new(0x1b, 0x1d, 0x20);
    private static readonly Colour Ink = new(0xe8, 0xe8, 0xe3);
    private static readonly Colour Empty = new(0x2b, 0x2e, 0x33);

    /// <param name="title">What stands above.</param>
    /// <param name="cells">A label each, and a picture or null for one that is missing; all pictures of one size.</param>
    /// <param name="columns">Pictures in a row; null for a sheet about as wide as high.</param>
    public static Picture Make(string title, IReadOnlyList<(string Label, Picture? Picture)> cells, int? columns = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(cells);
        var first = cells.Select(cell => cell.Picture).FirstOrDefault(picture => picture is not null);
        var (width, height) = (Math.Max(first?.Width ?? 1, PixelFont.WidthOf("2018-01-03") + 2), first?.Height ?? 1);
        var across = Math.Clamp(columns ?? (int)Math.Ceiling(Math.Sqrt(cells.Count * 1.2)), 1, Math.Max(1, cells.Count));
        var down = Math.Max(1, (cells.Count + across - 1) / across);
        Picture.RequireSize((long)across * (width + Gap), (long)down * (height + LabelHeight + Gap));
        var head = (2 * PixelFont.Height) + (2 * Gap);
        var sheetWidth = Math.Max(Gap + (across * (width + Gap)), PixelFont.WidthOf(title, 2) + (2 * Gap));
        var sheet = new Picture(sheetWidth, head + (down * (height + LabelHeight + Gap)), Paper);
        PixelFont.Draw(sheet, title, Gap, Gap, Ink, scale: 2);
        for (var i = 0; i < cells.Count; i++)
        {
            var (left, top) = (Gap + (i % across * (width + Gap)), head + (i / across * (height + LabelHeight + Gap)));
            DrawCell(sheet, cells[i], left, top, width, height);
        }

        return sheet;
    }

    private static void DrawCell(Picture sheet, (string Label, Picture? Picture) cell, int left, int top, int width, int height)
    {
        if (cell.Picture is { } picture)
        {
            sheet.Draw(picture, left, top);
        }
        else
        {
            const string Missing = "missing";
            sheet.Fill(left, top, width, height, Empty);
            PixelFont.Draw(sheet, Missing, left + ((width - PixelFont.WidthOf(Missing)) / 2), top + ((height - PixelFont.Height) / 2), Ink);
        }

        PixelFont.Draw(sheet, cell.Label, left, top + height + 4, Ink);
    }
}
