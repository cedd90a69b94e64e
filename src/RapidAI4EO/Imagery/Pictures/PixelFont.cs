namespace RapidAI4EO.Imagery.Pictures;

/// <summary>
/// Letters of five by seven pixels for labels: digits, capitals (small letters are drawn as capitals) and a few signs. Anything else is
/// drawn as a space.
/// </summary>
internal static class PixelFont
{
    public const int Height = 7;
    private const int Width = 5;
    private const int Advance = Width + 1;

    // Each letter's seven rows, five bits each, the leftmost the highest.
    private static readonly Dictionary<char, byte[]> Letters = new()
    {
        ['0'] = [14, 17, 19, 21, 25, 17, 14],
        ['1'] = [4, 12, 4, 4, 4, 4, 14],
        ['2'] = [14, 17, 1, 2, 4, 8, 31],
        ['3'] = [31, 2, 4, 2, 1, 17, 14],
        ['4'] = [2, 6, 10, 18, 31, 2, 2],
        ['5'] = [31, 16, 30, 1, 1, 17, 14],
        ['6'] = [6, 8, 16, 30, 17, 17, 14],
        ['7'] = [31, 1, 2, 4, 8, 8, 8],
        ['8'] = [14, 17, 17, 14, 17, 17, 14],
        ['9'] = [14, 17, 17, 15, 1, 2, 12],
        ['A'] = [14, 17, 17, 31, 17, 17, 17],
        ['B'] = [30, 17, 17, 30, 17, 17, 30],
        ['C'] = [14, 17, 16, 16, 16, 17, 14],
        ['D'] = [28, 18, 17, 17, 17, 18, 28],
        ['E'] = [31, 16, 16, 30, 16, 16, 31],
        ['F'] = [31, 16, 16, 30, 16, 16, 16],
        ['G'] = [14, 17, 16, 23, 17, 17, 15],
        ['H'] = [17, 17, 17, 31, 17, 17, 17],
        ['I'] = [14, 4, 4, 4, 4, 4, 14],
        ['J'] = [7, 2, 2, 2, 2, 18, 12],
        ['K'] = [17, 18, 20, 24, 20, 18, 17],
        ['L'] = [16, 16, 16, 16, 16, 16, 31],
        ['M'] = [17, 27, 21, 21, 17, 17, 17],
        ['N'] = [17, 25, 21, 19, 17, 17, 17],
        ['O'] = [14, 17, 17, 17, 17, 17, 14],
        ['P'] = [30, 17, 17, 30, 16, 16, 16],
        ['Q'] = [14, 17, 17, 17, 21, 18, 13],
        ['R'] = [30, 17, 17, 30, 20, 18, 17],
        ['S'] = [15, 16, 16, 14, 1, 1, 30],
        ['T'] = [31, 4, 4, 4, 4, 4, 4],
        ['U'] = [17, 17, 17, 17, 17, 17, 14],
        ['V'] = [17, 17, 17, 17, 17, 10, 4],
        ['W'] = [17, 17, 17, 21, 21, 27, 17],
        ['X'] = [17, 17, 10, 4, 10, 17, 17],
        ['Y'] = [17, 17, 10, 4, 4, 4, 4],
        ['Z'] = [31, 1, 2, 4, 8, 16, 31],
        ['-'] = [0, 0, 0, 31, 0, 0, 0],
        ['+'] = [0, 4, 4, 31, 4, 4, 0],
        ['.'] = [0, 0, 0, 0, 0, 12, 12],
        [','] = [0, 0, 0, 0, 12, 4, 8],
        [':'] = [0, 12, 12, 0, 12, 12, 0],
        ['/'] = [1, 1, 2, 4, 8, 16, 16],
        ['_'] = [0, 0, 0, 0, 0, 0, 31],
        ['%'] = [25, 25, 2, 4, 8, 19, 19],
    };

    /// <summary>Pixels that a text is wide.</summary>
    public static int WidthOf(string text, int scale = 1) => Math.Max(0, (text.Length * Advance) - 1) * scale;

    /// <summary>Draws a text whose first capital has its top left corner there.</summary>
    public static void Draw(Picture picture, string text, int left, int top, Colour colour, int scale = 1)
    {
        foreach (var letter in text)
        {
            if (Letters.TryGetValue(char.ToUpperInvariant(letter), out var rows))
            {
                for (var y = 0; y < Height; y++)
                {
                    for (var x = 0; x < Width; x++)
                    {
                        if ((rows[y] >> (Width - 1 - x) & 1) != 0) picture.Fill(left + (x * scale), top + (y * scale), scale, scale, colour);
                    }
                }
            }

            left += Advance * scale;
        }
    }
}
