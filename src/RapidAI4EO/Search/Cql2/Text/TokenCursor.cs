using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Cql2.Types;

namespace RapidAI4EO.Search.Cql2.Text;

/// <summary>Goes through the tokens of a filter, and keeps count of how deep the reading is.</summary>
internal sealed class TokenCursor(List<Token> tokens)
{
    private readonly Lazy<int[]> _closings = new(() => Closings(tokens));
    private int _at;
    private int _depth;

    public Token Current => tokens[_at];

    /// <summary>The token after the current one; the end stays the end.</summary>
    public Token Following => tokens[Math.Min(_at + 1, tokens.Count - 1)];

    /// <summary>True where a number starts, its sign included.</summary>
    public bool IsNumber => Current.Kind == TokenKind.Number
        || ((Current.IsSymbol("-") || Current.IsSymbol("+")) && Following.Kind == TokenKind.Number);

    /// <summary>True before a parenthesis after which the list or the parenthesis round it goes on or ends.</summary>
    public bool IsWholeItem => Current.IsSymbol("(") && AfterClosing(_at) is { } after && (after.IsSymbol(",") || after.IsSymbol(")"));

    /// <summary>True before a parenthesis in which stands nothing but another one.</summary>
    public bool IsDoubled => Following.IsSymbol("(") && _closings.Value[_at] > 0 && _closings.Value[_at + 1] == _closings.Value[_at] - 1;

    public void Advance() => _at = Math.Min(_at + 1, tokens.Count - 1);

    public bool TakeKeyword(string keyword) => Take(Current.IsKeyword(keyword));

    public bool TakeSymbol(string symbol) => Take(Current.IsSymbol(symbol));

    public void Expect(string symbol, string problem)
    {
        if (!TakeSymbol(symbol))
        {
            throw Cql2Error.At(Current.Column, $"{problem}: '{symbol}' was expected, not {Current}.");
        }
    }

    /// <summary>Reads what stands one level deeper.</summary>
    /// <exception cref="InvalidInputException">That is too deep.</exception>
    public T Nested<T>(Func<T> read)
    {
        if (++_depth > FilterBounds.MaxHeight)
        {
            throw FilterBounds.TooDeep(new Cql2Location(Current.Column));
        }

        var expression = read();
        _depth--;
        return expression;
    }

    private bool Take(bool isHere)
    {
        if (isHere)
        {
            Advance();
        }

        return isHere;
    }

    private Token? AfterClosing(int at) => _closings.Value[at] is > 0 and var closing ? tokens[closing + 1] : null;

    /// <summary>For each parenthesis that is opened, where it is closed; 0 where it never is.</summary>
    private static int[] Closings(List<Token> tokens)
    {
        var closings = new int[tokens.Count];
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].IsSymbol("("))
            {
                open.Push(i);
            }
            else if (tokens[i].IsSymbol(")") && open.TryPop(out var start))
            {
                closings[start] = i;
            }
        }

        return closings;
    }
}
