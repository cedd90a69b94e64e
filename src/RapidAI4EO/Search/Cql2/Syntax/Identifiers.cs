using System.Text;

namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>Which characters names have, after the grammar of the standard, and which words are no names.</summary>
internal static class Identifiers
{
    private static readonly HashSet<string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        "AND", "OR", "NOT", "LIKE", "BETWEEN", "IN", "IS", "NULL", "TRUE", "FALSE", "DIV",
    };

    private static readonly (int First, int Last)[] Starts =
    [
        (':', ':'), ('_', '_'), ('A', 'Z'), ('a', 'z'), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2FF), (0x370, 0x37D), (0x37F, 0x1FFE),
        (0x200C, 0x200D), (0x2070, 0x218F), (0x2C00, 0x2FEF), (0x3001, 0xD7FF), (0xF900, 0xFDCF), (0xFDF0, 0xFFFD), (0x10000, 0xEFFFF),
    ];

    private static readonly (int First, int Last)[] Parts = [('.', '.'), ('0', '9'), (0x300, 0x36F), (0x203F, 0x2040)];

    public static bool IsKeyword(string word) => Keywords.Contains(word);

    public static bool IsStart(Rune rune) => IsIn(Starts, rune);

    public static bool IsPart(Rune rune) => IsStart(rune) || IsIn(Parts, rune);

    /// <summary>True of what can be written without double quotes.</summary>
    public static bool IsPlain(string name)
    {
        var isFirst = true;
        foreach (var rune in name.EnumerateRunes())
        {
            // What cannot be encoded is replaced while it is enumerated.
            if (rune == Rune.ReplacementChar || !(isFirst ? IsStart(rune) : IsPart(rune)))
            {
                return false;
            }

            isFirst = false;
        }

        return !isFirst && !IsKeyword(name);
    }

    /// <summary>The place after the name that starts at <paramref name="at"/>; the same place where none does.</summary>
    public static int End(string text, int at)
    {
        var start = at;
        while (at < text.Length && Rune.TryGetRuneAt(text, at, out var rune) && (at == start ? IsStart(rune) : IsPart(rune)))
        {
            at += rune.Utf16SequenceLength;
        }

        return at;
    }

    private static bool IsIn((int First, int Last)[] ranges, Rune rune) =>
        !Rune.IsWhiteSpace(rune) && Array.Exists(ranges, range => rune.Value >= range.First && rune.Value <= range.Last);
}
