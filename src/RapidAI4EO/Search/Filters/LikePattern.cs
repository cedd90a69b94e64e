using System.Globalization;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Syntax;

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

    /// <summary>Stands for any character of a text whose characters are code points: it has none from here on to <see cref="LastSurrogate"/>.</summary>
    private const char AnyCharacter = '\uD800';
    private const char LastSurrogate = '\uDFFF';

    /// <summary>Code points.</summary>
    private readonly int[][] _pieces;

    /// <summary>The same for texts whose characters are code points. What is none of their characters matches none.</summary>
    private readonly char[][] _characters;

    private LikePattern(IEnumerable<List<int>> pieces)
    {
        _pieces = [.. pieces.Select(piece => piece.ToArray())];
        _characters = Array.ConvertAll(_pieces, piece => Array.ConvertAll(piece, point => point == Any ? AnyCharacter : point <= char.MaxValue ? (char)point : LastSurrogate));
    }

    /// <summary>What all texts that match start with.</summary>
    public string Prefix => string.Concat(_pieces[0].TakeWhile(point => point != Any).Select(char.ConvertFromUtf32));

    /// <exception cref="InvalidInputException">The pattern is too long, or ends in a lone backslash.</exception>
    public static LikePattern Read(string pattern, Cql2Location place)
    {
        if (pattern.Length > MaxLength)
        {
            throw Cql2Error.At(place, string.Create(CultureInfo.InvariantCulture, $"the pattern has {pattern.Length:N0} characters; {MaxLength:N0} are the most."));
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
                // Several in a row are one.
                if (pieces.Count == 1 || pieces[^1].Count > 0) pieces.Add([]);
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

    public bool Matches(ReadOnlySpan<char> text) => text.ContainsAnyInRange(AnyCharacter, LastSurrogate)
        ? Matches(CodePoints(text), _pieces, Any)
        : Matches(text, _characters, AnyCharacter);

    private static bool Matches<T>(ReadOnlySpan<T> text, T[][] pieces, T any)
        where T : IEquatable<T>
    {
        var (first, last) = (pieces[0], pieces[^1]);
        if (pieces.Length == 1)
        {
            return text.Length == first.Length && IsAt(text, 0, first, any);
        }

        var (at, end) = (first.Length, text.Length - last.Length);
        if (at > end || !IsAt(text, 0, first, any) || !IsAt(text, end, last, any))
        {
            return false;
        }

        for (var i = 1; i < pieces.Length - 1; i++)
        {
            var place = Find(text[at..end], pieces[i], any);
            if (place < 0)
            {
                return false;
            }

            at += place + pieces[i].Length;
        }

        return true;
    }

    /// <summary>The first place of a piece, or -1.</summary>
    private static int Find<T>(ReadOnlySpan<T> text, T[] piece, T any)
        where T : IEquatable<T>
    {
        if (!piece.AsSpan().Contains(any)) return text.IndexOf(piece);
        var at = 0;
        while (at + piece.Length <= text.Length && !IsAt(text, at, piece, any))
        {
            at++;
        }

        return at + piece.Length <= text.Length ? at : -1;
    }

    private static bool IsAt<T>(ReadOnlySpan<T> text, int at, T[] piece, T any)
        where T : IEquatable<T>
    {
        for (var i = 0; i < piece.Length; i++)
        {
            if (!piece[i].Equals(any) && !piece[i].Equals(text[at + i]))
            {
                return false;
            }
        }

        return true;
    }

    private static ReadOnlySpan<int> CodePoints(ReadOnlySpan<char> text)
    {
        var points = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes()) points.Add(rune.Value);
        return points.ToArray();
    }
}
