using System.Text;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Cql2.Text;

/// <summary>Splits CQL2 text into tokens.</summary>
internal static class Tokenizer
{
    private static readonly string[] Symbols = ["<=", ">=", "<>", "=", "<", ">", "(", ")", ",", "+", "-", "*", "/", "%", "^"];

    public static List<Token> Split(string text)
    {
        CheckUnicode(text);
        var tokens = new List<Token>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at == text.Length)
            {
                tokens.Add(new Token(TokenKind.End, "", at + 1));
                return tokens;
            }

            tokens.Add(Next(text, ref at));
        }
    }

    /// <summary>Half a character could neither be compared nor written anywhere.</summary>
    private static void CheckUnicode(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
            {
                continue;
            }

            if (!Rune.TryGetRuneAt(text, at, out _))
            {
                throw Cql2Error.At(at + 1, "half of a surrogate pair stands alone, so the text is not valid Unicode.");
            }

            at++;
        }
    }

    private static Token Next(string text, ref int at)
    {
        var start = at;
        var c = text[at];
        if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
        {
            return Number(text, ref at);
        }

        if (c is '\'' or '"')
        {
            return Quoted(text, c, ref at);
        }

        at = Identifiers.End(text, start);
        if (at > start)
        {
            return new Token(TokenKind.Word, text[start..at], start + 1);
        }

        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0)
            {
                at += symbol.Length;
                return new Token(TokenKind.Symbol, symbol, start + 1);
            }
        }

        throw Cql2Error.At(start + 1, c switch
        {
            '!' => "'!' is no operator. Write <> for 'is not equal' and NOT for 'not'.",
            '&' => "'&' is no operator. Write AND.",
            '|' => "'|' is no operator. Write OR.",
            _ => $"the character '{Corpus.DisplayText.Text([c])}' has no meaning here.",
        });
    }

    private static Token Number(string text, ref int at)
    {
        var start = at;
        at = Digits(text, at);
        if (at < text.Length && text[at] == '.')
        {
            at = Digits(text, at + 1);
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var exponent = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
            at = Digits(text, exponent);
            if (at == exponent)
            {
                throw Cql2Error.At(start + 1, $"the number '{Corpus.DisplayText.Text(text.AsSpan(start, at - start))}' has no digits after its E.");
            }
        }

        var number = text[start..at];
        if (at < text.Length && (Identifiers.End(text, at) > at || text[at] == '.'))
        {
            throw Cql2Error.At(at + 1, $"'{Corpus.DisplayText.Text([text[at]])}' cannot follow the number {Corpus.DisplayText.Text(number)}.");
        }

        return RapidAI4EO.Index.Format.Rational.TryParse(number, out _)
            ? new Token(TokenKind.Number, number, start + 1)
            : throw Cql2Error.At(start + 1, $"the number '{Corpus.DisplayText.Text(number)}' is too long or too large.");
    }

    private static int Digits(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>
    /// A doubled quote stands for one. In text, so does a quote after a backslash; backslashes before a quote count in pairs, so
    /// that text can also end in one.
    /// </summary>
    private static Token Quoted(string text, char quote, ref int at)
    {
        var start = at;
        var value = new StringBuilder();
        var backslashes = 0;
        while (++at < text.Length)
        {
            var c = text[at];
            var isEscaped = false;
            if (c == quote)
            {
                value.Length -= (backslashes + 1) / 2;
                isEscaped = backslashes % 2 == 1;
                if (!isEscaped && (at + 1 == text.Length || text[at + 1] != quote))
                {
                    at++;
                    return new Token(quote == '"' ? TokenKind.QuotedName : TokenKind.Text, value.ToString(), start + 1);
                }

                at += isEscaped ? 0 : 1;
            }

            backslashes = c == '\\' && quote == '\'' ? backslashes + 1 : 0;
            value.Append(c);
        }

        throw Cql2Error.At(start + 1, $"the quote {quote} is not closed.");
    }
}
