using RapidAI4EO.Corpus;

namespace RapidAI4EO.Imagery.Pictures;

/// <summary>Pixels of red, green and blue, row by row from the top: what is drawn on and then written as a PNG.</summary>
public sealed class Picture
{
    /// <summary>Pixels of the largest picture: 64 million, which take 192 MiB.</summary>
    public const int MaxPixels = 64 << 20;

    private readonly byte[] _rgb;

    /// <exception cref="InvalidInputException">It would have more than <see cref="MaxPixels"/>.</exception>
    public Picture(int width, int height, Colour background = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        RequireSize(width, height);
        (Width, Height) = (width, height);
        _rgb = new byte[3 * width * height];
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
        RequireSize((long)Width * scale, (long)Height * scale);
        var large = new Picture(Width * scale, Height * scale);
        large.Draw(this, 0, 0, scale);
        return large;
    }

    internal ReadOnlySpan<byte> Row(int y) => _rgb.AsSpan(3 * y * Width, 3 * Width);

    internal static void RequireSize(long width, long height)
    {
        if ((double)width * height <= MaxPixels) return;
        throw new InvalidInputException($"The picture would have {width:N0} x {height:N0} pixels, and {MaxPixels:N0} are possible. Take a smaller scale, or fewer images.");
    }

    private int At(int x, int y) => 3 * ((y * Width) + x);
}
