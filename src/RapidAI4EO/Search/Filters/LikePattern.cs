using System.Text;
using RapidAI4EO.Search.Cql2;

namespace RapidAI4EO.Search.Filters;

/// <summary>
/// A pattern of LIKE. It is cut at its <c>%</c> into pieces that are looked for one after the other, the first place of each
/// being as good as any later one: nothing is ever tried again.
/// </summary>
internal sealed class LikePattern
{
    /// <summary>Characters a pattern may have. A piece is compared at each place of the text, so this bounds the work.</summary>
    private const int MaxLength = 1_000;

    /// <summary>Stands for any code point.</summary>
    private const int Any = -1;

    /// <summary>Characters of a text whose code points need no memory of their own; ids have less.</summary>
    private const int UsualLength = 128;

    /// <summary>Code points.</summary>
    private readonly int[][] _pieces;

    private LikePattern(IEnumerable<List<int>> pieces) => _pieces = [.. pieces.Select(piece => piece.ToArray())];

    /// <summary>What all texts that match start with.</summary>
    public string Prefix => string.Concat(_pieces[0].TakeWhile(point => point != Any).Select(char.ConvertFromUtf32));

    /// <exception cref="InvalidInputException">The pattern is too long, or ends in a lone backslash.</exception>
    public static LikePattern Read(string pattern, Cql2Place place)
    {
        if (pattern.Length > MaxLength)
        {
            throw Cql2Error.At(place, $"the pattern has {pattern.Length:N0} characters; {MaxLength:N0} are the most.");
        }

        var pieces = new List<List<int>> { new() };
        var isEscaped = false;
        foreach (var rune in pattern.EnumerateRunes())
        {
            if (!isEscaped && rune.Value == '\\')
            {
                isEscaped = true;
                continue;
            }

            if (!isEscaped && rune.Value == '%')
            {
                pieces.Add([]);
            }
            else
            {
                pieces[^1].Add(!isEscaped && rune.Value == '_' ? Any : rune.Value);
            }

            isEscaped = false;
        }

        return isEscaped
            ? throw Cql2Error.At(place, "the pattern ends in a backslash that takes the meaning from nothing. Write two for one, and both twice before the closing quote.")
            : new LikePattern(pieces);
    }

    public bool Matches(ReadOnlySpan<char> text)
    {
        var points = text.Length <= UsualLength ? stackalloc int[UsualLength] : new int[text.Length];
        return MatchesPoints(points[..Decode(text, points)]);
    }

    private bool MatchesPoints(ReadOnlySpan<int> text)
    {
        var (first, last) = (_pieces[0], _pieces[^1]);
        if (_pieces.Length == 1)
        {
            return text.Length == first.Length && IsAt(text, 0, first);
        }

        var (at, end) = (first.Length, text.Length - last.Length);
        if (at > end || !IsAt(text, 0, first) || !IsAt(text, end, last))
        {
            return false;
        }

        for (var i = 1; i < _pieces.Length - 1; i++)
        {
            var piece = _pieces[i];
            while (at + piece.Length <= end && !IsAt(text, at, piece))
            {
                at++;
            }

            at += piece.Length;
            if (at > end)
            {
                return false;
            }
        }

        return true;
    }

    /// <returns>How many code points there are.</returns>
    private static int Decode(ReadOnlySpan<char> text, Span<int> points)
    {
        var count = 0;
        while (text.Length > 0)
        {
            var length = 1;
            if (!char.IsSurrogate(text[0]))
            {
                points[count++] = text[0];
            }
            else
            {
                Rune.DecodeFromUtf16(text, out var rune, out length);
                points[count++] = rune.Value;
            }

            text = text[length..];
        }

        return count;
    }

    private static bool IsAt(ReadOnlySpan<int> text, int at, int[] piece)
    {
        for (var i = 0; i < piece.Length; i++)
        {
            if (piece[i] != Any && piece[i] != text[at + i])
            {
                return false;
            }
        }

        return true;
    }
}
