namespace RapidAI4EO.Imagery.Series;

/// <summary>The rectangle of a plot that has the data, in pixels from the top left.</summary>
internal readonly record struct PlotArea(int Left, int Top, int Width, int Height)
{
    public int Right => Left + Width;

    public int Bottom => Top + Height;
}
