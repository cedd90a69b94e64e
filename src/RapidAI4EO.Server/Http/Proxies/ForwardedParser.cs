namespace RapidAI4EO.Server.Http.Proxies;

/// <summary>Reads the <c>Forwarded</c> header of RFC 7239. As many senders do, values with colons may stand without quotes.</summary>
internal sealed class ForwardedParser
{
    private readonly string _text;
    private int _at;

    private ForwardedParser(string text) => _text = text;

    private bool IsAtEnd => _at == _text.Length;

    /// <returns>The proxies' elements, that of the nearest last; null where it is no such header.</returns>
    public static IReadOnlyList<ForwardedElement>? Parse(string text) => new ForwardedParser(text).Elements();

    private List<ForwardedElement>? Elements()
    {
        var elements = new List<ForwardedElement>();
        do
        {
            if (Element() is not { } element) return null;
            elements.Add(element);
        }
        while (Skip(','));
        return IsAtEnd ? elements : null;
    }

    private ForwardedElement? Element()
    {
        var pairs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        do
        {
            SkipSpaces();
            if (IsAtEnd || _text[_at] is ',' or ';') continue;
            var name = Until("=,; \t\"");
            if (name.Length == 0 || !Skip('=') || Value() is not { } value || !pairs.TryAdd(name, value)) return null;
        }
        while (Skip(';'));
        return new ForwardedElement(pairs.GetValueOrDefault("for"), pairs.GetValueOrDefault("host"), pairs.GetValueOrDefault("proto"));
    }

    private string? Value()
    {
        if (!Skip('"')) return Until(",; \t\"") is { Length: > 0 } plain ? plain : null;
        var value = new System.Text.StringBuilder();
        while (!IsAtEnd && _text[_at] != '"')
        {
            if (_text[_at] == '\\' && ++_at == _text.Length) return null;
            value.Append(_text[_at++]);
        }

        return Skip('"') ? value.ToString() : null;
    }

    private string Until(string ends)
    {
        var length = _text.AsSpan(_at).IndexOfAny(ends);
        var start = _at;
        _at = length < 0 ? _text.Length : _at + length;
        return _text[start.._at];
    }

    /// <summary>Steps over a character, and over the spaces before it where it parts pairs or elements.</summary>
    private bool Skip(char expected)
    {
        if (expected is ',' or ';') SkipSpaces();
        if (IsAtEnd || _text[_at] != expected) return false;
        _at++;
        return true;
    }

    private void SkipSpaces()
    {
        while (!IsAtEnd && _text[_at] is ' ' or '\t') _at++;
    }
}
