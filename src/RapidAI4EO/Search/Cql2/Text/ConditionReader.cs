using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Cql2.Text;

/// <summary>The levels of the grammar above values: OR, AND, NOT, predicates.</summary>
internal sealed class ConditionReader
{
    private readonly TokenCursor _cursor;
    private readonly ScalarReader _scalars;

    public ConditionReader(TokenCursor cursor)
    {
        _cursor = cursor;
        _scalars = new ScalarReader(cursor, this);
    }

    public Cql2Expression Or() => Chain("OR", And, operands => new Disjunction(operands, operands[0].Place));

    private Cql2Expression And() => Chain("AND", Not, operands => new Conjunction(operands, operands[0].Place));

    private Cql2Expression Chain(string keyword, Func<Cql2Expression> operand, Func<List<Cql2Expression>, Cql2Expression> join)
    {
        var first = operand();
        if (!_cursor.Current.IsKeyword(keyword))
        {
            return first;
        }

        var operands = new List<Cql2Expression> { first };
        while (_cursor.TakeKeyword(keyword))
        {
            operands.Add(operand());
        }

        return join(operands);
    }

    private Cql2Expression Not()
    {
        // Not by recursion: of NOT (NOT (... only the parentheses take stack, so it may be as high as in JSON.
        var negations = new Stack<Cql2Location>();
        for (var place = _cursor.Current.Place; _cursor.TakeKeyword("NOT"); place = _cursor.Current.Place) negations.Push(place);
        return negations.Aggregate(Predicate(), (condition, place) => new Negation(condition, place));
    }

    private Cql2Expression Predicate()
    {
        var left = _scalars.Sum();
        if (ComparisonAt(_cursor.Current) is { } op)
        {
            _cursor.Advance();
            return new Comparison(op, left, _scalars.Sum(), left.Place);
        }

        if (_cursor.TakeKeyword("IS"))
        {
            return NullAfter(left);
        }

        var place = _cursor.Current.Place;
        var isNegated = _cursor.Current.IsKeyword("NOT") && StartsPredicate(_cursor.Following);
        if (isNegated)
        {
            _cursor.Advance();
        }

        var predicate = _cursor.TakeKeyword("BETWEEN") ? BetweenAfter(left)
            : _cursor.TakeKeyword("IN") ? InAfter(left)
            : _cursor.TakeKeyword("LIKE") ? new Like(left, _scalars.Sum(), left.Place)
            : left;
        return isNegated ? new Negation(predicate, place) : predicate;
    }

    private static bool StartsPredicate(Token token) => token.IsKeyword("BETWEEN") || token.IsKeyword("IN") || token.IsKeyword("LIKE");

    private Cql2Expression NullAfter(Cql2Expression value)
    {
        var isNegated = _cursor.TakeKeyword("NOT");
        if (!_cursor.TakeKeyword("NULL"))
        {
            throw Cql2Error.At(_cursor.Current.Column, $"NULL must follow IS, as in datetime IS NOT NULL, not {_cursor.Current}.");
        }

        var isNull = new IsNull(value, value.Place);
        return isNegated ? new Negation(isNull, value.Place) : isNull;
    }

    private Between BetweenAfter(Cql2Expression value)
    {
        var lower = _scalars.Sum();
        if (!_cursor.TakeKeyword("AND"))
        {
            throw Cql2Error.At(_cursor.Current.Column, $"AND and an upper bound must follow BETWEEN and its lower bound, not {_cursor.Current}.");
        }

        return new Between(value, lower, _scalars.Sum(), value.Place);
    }

    private InList InAfter(Cql2Expression value)
    {
        _cursor.Expect("(", "IN needs a list in parentheses, as in IN (0, 1)");
        var items = new List<Cql2Expression>();
        do
        {
            items.Add(_scalars.Sum());
        }
        while (_cursor.TakeSymbol(","));
        _cursor.Expect(")", "the list of IN is not closed");
        return new InList(value, items, value.Place);
    }

    private static ComparisonOperator? ComparisonAt(Token token) =>
        token.Kind == TokenKind.Symbol ? OperatorNames.FindComparison(token.Text) : null;
}
