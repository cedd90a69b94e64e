using System.Globalization;
using System.Text;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Filters;

/// <summary>
/// CASEI and ACCENTI. The program runs without the data of a locale, and the framework then neither decomposes characters nor
/// folds those that become two; what that takes for the scripts of Europe stands in two tables here.
/// </summary>
internal static class TextFolding
{
    private static readonly Dictionary<Rune, Rune> Bases = FoldingTables.Accents
        .SelectMany(group => group[1..].EnumerateRunes().Select(accented => (accented, Base: group.EnumerateRunes().First())))
        .ToDictionary(pair => pair.accented, pair => pair.Base);

    private static readonly Dictionary<Rune, string> LongCases = FoldingTables.LongCases
        .ToDictionary(entry => entry.EnumerateRunes().First(), entry => entry[entry.EnumerateRunes().First().Utf16SequenceLength..]);

    public static string Fold(FoldingKind kind, string text) => kind == FoldingKind.Case ? WithoutCase(text) : WithoutAccents(text);

    /// <summary>Unicode's full case folding: capital and small by way of each other, and what folds to several letters.</summary>
    private static string WithoutCase(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (LongCases.TryGetValue(rune, out var letters))
            {
                folded.Append(letters);
            }
            else
            {
                folded.Append(Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)).ToString());
            }
        }

        return folded.ToString();
    }

    /// <summary>Letters without their marks, whether the two are one character or several.</summary>
    private static string WithoutAccents(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                bare.Append(Bases.GetValueOrDefault(rune, rune).ToString());
            }
        }

        return bare.ToString();
    }
}
