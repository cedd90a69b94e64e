namespace RapidAI4EO.Search.Cql2;

/// <summary>
/// Reads CQL2 text (OGC 21-065r2): logical operators, comparisons, arithmetic, BETWEEN and IN over the properties of samples.
/// Recursive descent, one method a level of the grammar; kinds are checked as nodes are made, so that faults have their column.
/// </summary>
public sealed class Cql2Parser
{
    /// <summary>Characters a filter may have.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>How deep parentheses, NOT and signs may nest.</summary>
    public const int MaxDepth = 100;

    /// <summary>How many operators a chain such as <c>a + b + c</c> may have.</summary>
    public const int MaxChain = 200;

    private readonly List<Token> _tokens;
    private int _at;
    private int _depth;

    private Cql2Parser(List<Token> tokens) => _tokens = tokens;

    private Token Current => _tokens[_at];

    /// <exception cref="InvalidInputException">The text is no filter; the message names the column.</exception>
    public static Cql2Expression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength)
        {
            throw new InvalidInputException($"The filter has {text.Length:N0} characters; {MaxLength:N0} are the most. Give long lists of ids with --ids.");
        }

        var parser = new Cql2Parser(Tokenizer.Split(text));
        if (parser.Current.Kind == TokenKind.End)
        {
            throw Cql2Error.At(1, "it is empty. Write a condition, such as clc_311 > 0.5.");
        }

        var filter = Kinds.Require(parser.Or(), ValueKind.Boolean);
        return parser.Current.Kind == TokenKind.End
            ? filter
            : throw Cql2Error.At(parser.Current.Column, $"{parser.Current} was not expected here.{parser.Hint()}");
    }

    private Cql2Expression Or() => Chain("OR", And, operands => new Disjunction(operands, operands[0].Column));

    private Cql2Expression And() => Chain("AND", Not, operands => new Conjunction(operands, operands[0].Column));

    private Cql2Expression Chain(string keyword, Func<Cql2Expression> operand, Func<List<Cql2Expression>, Cql2Expression> join)
    {
        var first = operand();
        if (!Current.IsKeyword(keyword))
        {
            return first;
        }

        var operands = new List<Cql2Expression> { Kinds.Require(first, ValueKind.Boolean) };
        while (TakeKeyword(keyword))
        {
            operands.Add(Kinds.Require(operand(), ValueKind.Boolean));
        }

        return join(operands);
    }

    private Cql2Expression Not()
    {
        var column = Current.Column;
        if (!TakeKeyword("NOT"))
        {
            return Predicate();
        }

        return Nested(() => new Negation(Kinds.Require(Not(), ValueKind.Boolean), column));
    }

    private Cql2Expression Predicate()
    {
        var left = Sum();
        if (ComparisonAt() is { } op)
        {
            _at++;
            var right = Sum();
            Kinds.RequireSame(left, right);
            return new Comparison(op, left, right, left.Column);
        }

        var column = Current.Column;
        var isNegated = Current.IsKeyword("NOT") && (_tokens[_at + 1].IsKeyword("BETWEEN") || _tokens[_at + 1].IsKeyword("IN"));
        if (isNegated)
        {
            _at++;
        }

        var predicate = Current.IsKeyword("BETWEEN") ? BetweenAfter(left) : Current.IsKeyword("IN") ? InAfter(left) : left;
        return isNegated ? new Negation(predicate, column) : predicate;
    }

    private Between BetweenAfter(Cql2Expression value)
    {
        _at++;
        Kinds.Require(value, ValueKind.Number);
        var lower = Kinds.Require(Sum(), ValueKind.Number);
        if (!TakeKeyword("AND"))
        {
            throw Cql2Error.At(Current.Column, $"AND and an upper bound must follow BETWEEN and its lower bound, not {Current}.");
        }

        return new Between(value, lower, Kinds.Require(Sum(), ValueKind.Number), value.Column);
    }

    private InList InAfter(Cql2Expression value)
    {
        _at++;
        Expect("(", "IN needs a list in parentheses, as in IN (0, 1)");
        Kinds.RequireSame(value, value);
        var items = new List<Cql2Expression>();
        do
        {
            var item = Sum();
            Kinds.RequireSame(value, item);
            items.Add(item);
        }
        while (TakeSymbol(","));
        Expect(")", "the list of IN is not closed");
        return new InList(value, items, value.Column);
    }

    private Cql2Expression Sum() => Arithmetics(Product, "+", "-");

    private Cql2Expression Product() => Arithmetics(Power, "*", "/", "%", "div");

    private Cql2Expression Arithmetics(Func<Cql2Expression> operand, params ReadOnlySpan<string> symbols)
    {
        var left = operand();
        for (var length = 1; OperatorAt(symbols) is { } op; length++)
        {
            if (length > MaxChain)
            {
                throw Cql2Error.At(Current.Column, $"a chain of more than {MaxChain} operators is too long.");
            }

            _at++;
            left = new Arithmetic(
                op, Kinds.Require(left, ValueKind.Number), Kinds.Require(operand(), ValueKind.Number), left.Column);
        }

        return left;
    }

    private Cql2Expression Power()
    {
        var left = Factor();
        if (!TakeSymbol("^"))
        {
            return left;
        }

        var exponent = Factor();
        return new Arithmetic(
            ArithmeticOperator.Power, Kinds.Require(left, ValueKind.Number), Exponents.Require(exponent), left.Column);
    }

    private Cql2Expression Factor()
    {
        var token = Current;
        if (token.IsSymbol("-") || token.IsSymbol("+"))
        {
            _at++;
            var operand = Nested(() => Kinds.Require(Factor(), ValueKind.Number));
            return token.Text == "+" ? operand : Negative(operand, token.Column);
        }

        if (token.IsSymbol("("))
        {
            _at++;
            var inner = Nested(Or);
            Expect(")", "the parenthesis is not closed");
            return inner with { Column = token.Column };
        }

        _at++;
        return token.Kind switch
        {
            TokenKind.Number => new NumberLiteral(token.Text, token.Column),
            TokenKind.Text => new TextLiteral(token.Text, token.Column),
            TokenKind.QuotedName => Property(token),
            TokenKind.Word when token.IsKeyword("TRUE") => new BooleanLiteral(true, token.Column),
            TokenKind.Word when token.IsKeyword("FALSE") => new BooleanLiteral(false, token.Column),
            TokenKind.Word => Property(token),
            _ => throw Cql2Error.At(token.Column, $"a property, a number or a parenthesis was expected, not {token}."),
        };
    }

    private static Cql2Expression Negative(Cql2Expression operand, int column) => operand is NumberLiteral { Text: not ['-', ..] } number
        ? new NumberLiteral("-" + number.Text, column)
        : new Arithmetic(ArithmeticOperator.Subtract, new NumberLiteral("0", column), operand, column);

    private PropertyName Property(Token token)
    {
        if (token.Kind == TokenKind.Word && Current.IsSymbol("("))
        {
            throw Cql2Error.At(token.Column, $"there is no function {token}.");
        }

        return SampleProperty.Find(token.Text) is not null
            ? new PropertyName(token.Text, token.Column)
            : throw Cql2Error.At(token.Column, $"there is no property {token}. {SampleProperty.Advice(token.Text)}");
    }

    private Cql2Expression Nested(Func<Cql2Expression> read)
    {
        if (++_depth > MaxDepth)
        {
            throw Cql2Error.At(Current.Column, $"it nests deeper than {MaxDepth} levels.");
        }

        var expression = read();
        _depth--;
        return expression;
    }

    private ComparisonOperator? ComparisonAt() => Current.Kind != TokenKind.Symbol ? null : Current.Text switch
    {
        "=" => ComparisonOperator.Equal,
        "<>" => ComparisonOperator.NotEqual,
        "<" => ComparisonOperator.Less,
        ">" => ComparisonOperator.Greater,
        "<=" => ComparisonOperator.LessOrEqual,
        ">=" => ComparisonOperator.GreaterOrEqual,
        _ => null,
    };

    private ArithmeticOperator? OperatorAt(ReadOnlySpan<string> symbols)
    {
        foreach (var symbol in symbols)
        {
            if (Current.IsSymbol(symbol) || (symbol == "div" && Current.IsKeyword(symbol)))
            {
                return symbol switch
                {
                    "+" => ArithmeticOperator.Add,
                    "-" => ArithmeticOperator.Subtract,
                    "*" => ArithmeticOperator.Multiply,
                    "/" => ArithmeticOperator.Divide,
                    "%" => ArithmeticOperator.Modulo,
                    _ => ArithmeticOperator.IntegerDivide,
                };
            }
        }

        return null;
    }

    private bool TakeKeyword(string keyword)
    {
        var isHere = Current.IsKeyword(keyword);
        _at += isHere ? 1 : 0;
        return isHere;
    }

    private bool TakeSymbol(string symbol)
    {
        var isHere = Current.IsSymbol(symbol);
        _at += isHere ? 1 : 0;
        return isHere;
    }

    private void Expect(string symbol, string problem)
    {
        if (!TakeSymbol(symbol))
        {
            throw Cql2Error.At(Current.Column, $"{problem}: '{symbol}' was expected, not {Current}.");
        }
    }

    private string Hint() => Current.IsSymbol("=") ? " Write a single = for 'is equal'." : " Join conditions with AND or OR.";
}
