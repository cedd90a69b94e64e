using System.Globalization;
using System.Text;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>
/// The items of a GDAL_METADATA text. As GDAL, and unlike XML's own rules, it takes a bare <c>&amp;</c> as it stands, a byte order mark,
/// attributes without quotes and end tags in other capitals: such texts are in circulation, and the scales in them are meant.
/// </summary>
internal sealed class GdalXml(string text)
{
    private readonly List<string> _open = [];
    private readonly List<GdalItem> _items = [];
    private readonly StringBuilder _value = new();
    private Dictionary<string, string> _attributes = [];
    private int _at;
    private bool _hasTags;

    /// <exception cref="FormatException">It is no whole XML; the message says what is wrong, as the end of a sentence.</exception>
    public static IReadOnlyList<GdalItem> Items(string text) => new GdalXml(text.TrimStart('\uFEFF')).Read();

    private List<GdalItem> Read()
    {
        while (_at < text.Length)
        {
            if (text[_at] != '<') TakeText(UpTo("<", mustBe: false));
            else if (Skips("<!--")) UpTo("-->");
            else if (Skips("<![CDATA[")) TakeText(UpTo("]]>"), isLiteral: true);
            else if (Skips("<?")) UpTo("?>");
            else if (Skips("<!")) SkipDeclaration();
            else if (Skips("</")) Close(UpTo(">").Trim());
            else Open();
        }

        if (!_hasTags && text.Trim().Length > 0) throw new FormatException("is no XML");
        return _open.Count == 0 ? _items : throw new FormatException($"has no end tag for <{DisplayText.Text(_open[^1])}>");
    }

    private bool IsInItem => _open.Count == 2 && Is(_open[1], "Item");

    private void TakeText(string part, bool isLiteral = false)
    {
        if (IsInItem) _value.Append(isLiteral ? part : Unescape(part));
    }

    private void Open()
    {
        _at++;
        var name = Word();
        if (name.Length == 0) throw new FormatException($"has a < at character {_at - 1} that begins no tag");
        _open.Add(name);
        _hasTags = true;
        var attributes = Attributes();
        var isEmpty = Skips("/");
        if (!Skips(">")) throw new FormatException($"has a tag <{DisplayText.Text(name)}> that does not end");
        if (IsInItem)
        {
            _attributes = attributes;
            _value.Clear();
        }

        if (isEmpty) Close(name);
    }

    private void Close(string name)
    {
        if (_open.Count == 0 || !Is(_open[^1], name)) throw new FormatException($"has an end tag </{DisplayText.Text(name)}> where there should be another");
        if (IsInItem && Is(_open[0], "GDALMetadata")) _items.Add(new GdalItem(_attributes, _value.ToString()));
        _open.RemoveAt(_open.Count - 1);
    }

    private Dictionary<string, string> Attributes()
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (SkipSpace(); _at < text.Length && text[_at] is not ('>' or '/'); SkipSpace())
        {
            var name = Word();
            SkipSpace();
            if (name.Length == 0 || !Skips("=")) throw new FormatException($"has an attribute without a value at character {_at}");
            SkipSpace();
            attributes[name] = Unescape(Skips("\"") ? UpTo("\"") : Skips("'") ? UpTo("'") : Word());
        }

        return attributes;
    }

    private string Word()
    {
        var start = _at;
        while (_at < text.Length && !char.IsWhiteSpace(text[_at]) && text[_at] is not ('>' or '/' or '=' or '<' or '"')) _at++;
        return text[start.._at];
    }

    private void SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++;
    }

    /// <summary>A declaration says nothing here; what it declares is not known.</summary>
    private void SkipDeclaration()
    {
        var inside = UpTo(">");
        if (inside.Contains('[') && !inside.Contains(']'))
        {
            UpTo("]");
            UpTo(">");
        }
    }

    private bool Skips(string what)
    {
        if (string.CompareOrdinal(text, _at, what, 0, what.Length) != 0) return false;
        _at += what.Length;
        return true;
    }

    private string UpTo(string what, bool mustBe = true)
    {
        var end = text.IndexOf(what, _at, StringComparison.Ordinal);
        if (end < 0 && mustBe) throw new FormatException($"ends before a {what} that it needs");
        var part = end < 0 ? text[_at..] : text[_at..end];
        _at += part.Length + (mustBe ? what.Length : 0);
        return part;
    }

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>The five entities of XML and numbers of characters; any other <c>&amp;</c> stands for itself.</summary>
    internal static string Unescape(string escaped)
    {
        if (!escaped.Contains('&')) return escaped;
        var plain = new StringBuilder();
        for (var at = 0; at < escaped.Length;)
        {
            var end = escaped[at] == '&' ? escaped.IndexOf(';', at, Math.Min(12, escaped.Length - at)) : -1;
            if (end > 0 && CharacterOf(escaped[(at + 1)..end]) is { } character)
            {
                plain.Append(character);
                at = end + 1;
            }
            else
            {
                plain.Append(escaped[at++]);
            }
        }

        return plain.ToString();
    }

    private static string? CharacterOf(string entity) => entity switch
    {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        ['#', 'x' or 'X', .. var hex] when int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) => Of(number),
        ['#', .. var digits] when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => Of(number),
        _ => null,
    };

    private static string? Of(int number) => Rune.TryCreate(number, out var rune) ? rune.ToString() : null;
}
