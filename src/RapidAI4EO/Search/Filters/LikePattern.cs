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

    /// <summary>Code points; null for any.</summary>
    private readonly List<List<Rune?>> _pieces;

    private LikePattern(List<List<Rune?>> pieces) => _pieces = pieces;

    /// <exception cref="InvalidInputException">The pattern is too long, or ends in a lone backslash.</exception>
    public static LikePattern Read(string pattern, Cql2Place place)
    {
        if (pattern.Length > MaxLength)
        {
            throw Cql2Error.At(place, $"the pattern has {pattern.Length:N0} characters; {MaxLength:N0} are the most.");
        }

        var pieces = new List<List<Rune?>> { new() };
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
                pieces[^1].Add(!isEscaped && rune.Value == '_' ? null : rune);
            }

            isEscaped = false;
        }

        return isEscaped
            ? throw Cql2Error.At(place, "the pattern ends in a backslash that takes the meaning from nothing. Write two for one, and both twice before the closing quote.")
            : new LikePattern(pieces);
    }

    public bool Matches(string text)
    {
        Rune[] runes = [.. text.EnumerateRunes()];
        var (first, last) = (_pieces[0], _pieces[^1]);
        if (_pieces.Count == 1)
        {
            return runes.Length == first.Count && IsAt(runes, 0, first);
        }

        var (at, end) = (first.Count, runes.Length - last.Count);
        if (at > end || !IsAt(runes, 0, first) || !IsAt(runes, end, last))
        {
            return false;
        }

        foreach (var piece in _pieces.Skip(1).SkipLast(1))
        {
            while (at + piece.Count <= end && !IsAt(runes, at, piece))
            {
                at++;
            }

            at += piece.Count;
            if (at > end)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAt(Rune[] text, int at, List<Rune?> piece)
    {
        for (var i = 0; i < piece.Count; i++)
        {
            if (piece[i] is { } rune && rune != text[at + i])
            {
                return false;
            }
        }

        return true;
    }
}
