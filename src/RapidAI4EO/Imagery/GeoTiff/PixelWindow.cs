namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>A rectangle of pixels.</summary>
/// <param name="Column">The first column, from 0.</param>
/// <param name="Row">The first row, from 0, from the top.</param>
/// <param name="Width">Columns, at least 1.</param>
/// <param name="Height">Rows, at least 1.</param>
public readonly record struct PixelWindow(int Column, int Row, int Width, int Height)
{
    public int Pixels => checked(Width * Height);

    internal int Right => Column + Width;

    internal int Bottom => Row + Height;

    /// <summary>Whether it has pixels, and all of them in an image of this size.</summary>
    public bool IsWithin(int width, int height) =>
        Column >= 0 && Row >= 0 && Width >= 1 && Height >= 1 && Width <= width - Column && Height <= height - Row;
}
