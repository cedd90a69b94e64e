using System.Text;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>Compares names as people type them.</summary>
internal static class CountryName
{
    // Plain letters, each followed by its accented ones. Invariant globalization does not decompose, and no decomposition
    // knows ø or ł.
    private const string Alphabet =
        "aàáâãäåāăą cçćč dďđ eèéêëēėęě gğģ iìíîïīıį kķ lĺļľł nñńņň oòóôõöøōő rŕř sśşšș tţťț uùúûüūůűų "
        + "yýÿ zźżž αά εέ ηή ιί οό υύ ωώ";

    private const int Suggested = 3;

    /// <summary>Lower-case letters and digits without accents, and nothing else; a number as three digits.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            // Dots and marks that combine are neither letters nor digits, and so drop out; Turkish İ has to be named.
            var c = letter == 'İ' ? 'i' : char.ToLowerInvariant(letter);
            if (char.IsLetterOrDigit(c)) folded.Append(Plain(c));
        }

        var name = folded.ToString();
        return name.Length > 0 && name.All(char.IsAsciiDigit) ? name.PadLeft(3, '0') : name;
    }

    /// <summary>The countries with the names most like one that none has, the likest first.</summary>
    public static IReadOnlyList<Country> Nearest(string folded, IEnumerable<Country> countries) =>
    [
        .. countries
            .Select(country => (Country: country, Distance: country.Names.Select(Fold).Min(name => Distance(folded, name))))
            .Where(candidate => candidate.Distance <= Math.Max(1, folded.Length / 3))
            .OrderBy(candidate => candidate.Distance)
            .Take(Suggested)
            .Select(candidate => candidate.Country),
    ];

    private static char Plain(char c)
    {
        var at = char.IsAscii(c) ? -1 : Alphabet.IndexOf(c);
        return at < 0 ? c : Alphabet[Alphabet.LastIndexOf(' ', at) + 1];
    }

    /// <summary>Edits between two names; one within the other counts as one edit, and codes are like nothing but themselves.</summary>
    private static int Distance(string typed, string name)
    {
        if (typed.Length < 4 || name.Length < 4)
        {
            return int.MaxValue;
        }

        return name.Contains(typed, StringComparison.Ordinal) ? 1 : Spelling.Distance(typed, name);
    }
}
