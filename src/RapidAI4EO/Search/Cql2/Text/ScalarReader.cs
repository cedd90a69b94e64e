using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Cql2.Text;

/// <summary>The levels of the grammar that are values: sums, products, powers, and what they are made of.</summary>
internal sealed class ScalarReader
{
    private readonly TokenCursor _cursor;
    private readonly ConditionReader _conditions;
    private readonly CallReader _calls;

    public ScalarReader(TokenCursor cursor, ConditionReader conditions)
    {
        _cursor = cursor;
        _conditions = conditions;
        _calls = new CallReader(cursor, conditions, this);
    }

    public Cql2Expression Sum() => Arithmetics(Product, op => op is ArithmeticOperator.Add or ArithmeticOperator.Subtract);

    /// <summary>A value without an operator beside it.</summary>
    public Cql2Expression Factor()
    {
        var token = _cursor.Current;
        if (token.IsSymbol("-") || token.IsSymbol("+"))
        {
            _cursor.Advance();
            var operand = _cursor.Nested(Factor);
            return token.Text == "+" ? operand : Negative(operand, token.Place);
        }

        if (token.IsSymbol("("))
        {
            _cursor.Advance();
            var inner = _cursor.Nested(_conditions.Or);
            _cursor.Expect(")", "the parenthesis is not closed");
            return inner with { Place = token.Place };
        }

        if (_calls.IsHere)
        {
            return _calls.Read();
        }

        _cursor.Advance();
        return token.Kind switch
        {
            TokenKind.Number => new NumberLiteral(token.Text, token.Place),
            TokenKind.Text => new TextLiteral(token.Text, token.Place),
            TokenKind.QuotedName => new PropertyName(PropertyName.Bare(token.Text), token.Place),
            TokenKind.Word when token.IsKeyword("TRUE") => new BooleanLiteral(true, token.Place),
            TokenKind.Word when token.IsKeyword("FALSE") => new BooleanLiteral(false, token.Place),
            TokenKind.Word when !Identifiers.IsKeyword(token.Text) => new PropertyName(PropertyName.Bare(token.Text), token.Place),
            _ => throw Cql2Error.At(token.Column, $"a property, a number or a parenthesis was expected, not {token}."),
        };
    }

    private Cql2Expression Product() =>
        Arithmetics(Power, op => op is ArithmeticOperator.Multiply or ArithmeticOperator.Divide or ArithmeticOperator.Modulo or ArithmeticOperator.IntegerDivide);

    private Cql2Expression Arithmetics(Func<Cql2Expression> operand, Func<ArithmeticOperator, bool> isOfLevel)
    {
        var left = operand();
        while (OperatorAt(_cursor.Current) is { } op && isOfLevel(op))
        {
            _cursor.Advance();
            left = new Arithmetic(op, left, operand(), left.Place);
        }

        return left;
    }

    private Cql2Expression Power()
    {
        var left = Factor();
        return _cursor.TakeSymbol("^") ? new Arithmetic(ArithmeticOperator.Power, left, Factor(), left.Place) : left;
    }

    private static Cql2Expression Negative(Cql2Expression operand, Cql2Location place) => operand is NumberLiteral { Text: not ['-', ..] } number
        ? new NumberLiteral("-" + number.Text, place)
        : new Arithmetic(ArithmeticOperator.Multiply, new NumberLiteral("-1", place), operand, place);

    private static ArithmeticOperator? OperatorAt(Token token) =>
        token.Kind is TokenKind.Symbol or TokenKind.Word ? OperatorNames.FindArithmetic(token.Text) : null;
}
