namespace RapidAI4EO.Imagery.Pictures;

/// <summary>Pixels of red, green and blue, row by row from the top: what is drawn on and then written as a PNG.</summary>
public sealed class Picture
{
    private readonly byte[] _rgb;

    public Picture(int width, int height, Colour background = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        (Width, Height) = (width, height);
        _rgb = new byte[checked(3 * width * height)];
        if (background != default) Fill(0, 0, width, height, background);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>What is outside is not drawn.</summary>
    public Colour this[int x, int y]
    {
        get => new(_rgb[At(x, y)], _rgb[At(x, y) + 1], _rgb[At(x, y) + 2]);
        set
        {
            if ((uint)x >= (uint)Width || (uint)y >= (uint)Height) return;
            (_rgb[At(x, y)], _rgb[At(x, y) + 1], _rgb[At(x, y) + 2]) = (value.Red, value.Green, value.Blue);
        }
    }

    public void Fill(int left, int top, int width, int height, Colour colour)
    {
        for (var y = top; y < top + height; y++)
        {
            for (var x = left; x < left + width; x++) this[x, y] = colour;
        }
    }

    /// <summary>Draws another picture, each of its pixels as a square of so many.</summary>
    public void Draw(Picture other, int left, int top, int scale = 1)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var y = 0; y < other.Height; y++)
        {
            for (var x = 0; x < other.Width; x++) Fill(left + (x * scale), top + (y * scale), scale, scale, other[x, y]);
        }
    }

    /// <summary>The same picture with each pixel as a square of so many.</summary>
    public Picture Enlarged(int scale)
    {
        if (scale == 1) return this;
        var large = new Picture(checked(Width * scale), checked(Height * scale));
        large.Draw(this, 0, 0, scale);
        return large;
    }

    internal ReadOnlySpan<byte> Row(int y) => _rgb.AsSpan(3 * y * Width, 3 * Width);

    private int At(int x, int y) => 3 * ((y * Width) + x);
}
