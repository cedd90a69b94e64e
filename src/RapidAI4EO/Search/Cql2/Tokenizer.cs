namespace RapidAI4EO.Search.Cql2;

/// <summary>Splits CQL2 text into tokens.</summary>
internal static class Tokenizer
{
    private static readonly string[] Symbols = ["<=", ">=", "<>", "=", "<", ">", "(", ")", ",", "+", "-", "*", "/", "%", "^"];

    public static List<Token> Split(string text)
    {
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

        if (IsNameStart(c))
        {
            while (at < text.Length && IsNamePart(text[at]))
            {
                at++;
            }

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
            _ => $"the character '{Corpus.Shown.Text([c])}' has no meaning here.",
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
                throw Cql2Error.At(start + 1, $"the number '{Corpus.Shown.Text(text.AsSpan(start, at - start))}' has no digits after its E.");
            }
        }

        var number = text[start..at];
        if (at < text.Length && IsNamePart(text[at]))
        {
            throw Cql2Error.At(at + 1, $"'{text[at]}' cannot follow the number {Corpus.Shown.Text(number)}.");
        }

        return Index.Rational.TryParse(number, out _)
            ? new Token(TokenKind.Number, number, start + 1)
            : throw Cql2Error.At(start + 1, $"the number '{Corpus.Shown.Text(number)}' is too long or too large.");
    }

    private static int Digits(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>A doubled quote stands for one.</summary>
    private static Token Quoted(string text, char quote, ref int at)
    {
        var start = at;
        var value = new System.Text.StringBuilder();
        while (++at < text.Length)
        {
            if (text[at] == quote)
            {
                if (at + 1 == text.Length || text[at + 1] != quote)
                {
                    at++;
                    return new Token(quote == '"' ? TokenKind.QuotedName : TokenKind.Text, value.ToString(), start + 1);
                }

                at++;
            }

            value.Append(text[at]);
        }

        throw Cql2Error.At(start + 1, $"the quote {quote} is not closed.");
    }

    private static bool IsNameStart(char c) => char.IsLetter(c) || c is '_' or ':';

    private static bool IsNamePart(char c) => IsNameStart(c) || char.IsDigit(c) || c == '.';
}
