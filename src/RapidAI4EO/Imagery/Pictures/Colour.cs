namespace RapidAI4EO.Imagery.Pictures;

/// <summary>Red, green and blue from 0 to 255, as screens take them (sRGB).</summary>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>A colour between two: 0 is the first, 1 the second.</summary>
    public static Colour Between(Colour from, Colour to, double part) => new(
        Mix(from.Red, to.Red, part), Mix(from.Green, to.Green, part), Mix(from.Blue, to.Blue, part));

    /// <summary>As in <c>#1a9850</c>.</summary>
    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";

    private static byte Mix(byte from, byte to, double part) => (byte)Math.Round(from + ((to - from) * part));
}
