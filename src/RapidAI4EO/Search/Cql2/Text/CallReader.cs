using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Cql2.Types;

namespace RapidAI4EO.Search.Cql2.Text;

/// <summary>Reads what is a name and a parenthesis: functions of the standard and others, times, geometries.</summary>
internal sealed class CallReader(TokenCursor cursor, ConditionReader conditions, ScalarReader scalars)
{
    private readonly ElementReader _elements = new(cursor, conditions, scalars);
    private readonly WktReader _geometries = new(cursor);

    /// <summary>True where such a thing starts; a name in double quotes is always a property.</summary>
    public bool IsHere
    {
        get
        {
            var token = cursor.Current;
            return token.Kind == TokenKind.Word && !Identifiers.IsKeyword(token.Text)
                && (cursor.Following.IsSymbol("(") || (IsGeometry(token) && cursor.Following.IsKeyword("Z")));
        }
    }

    public Cql2Expression Read() => cursor.Nested(ReadHere);

    private Cql2Expression ReadHere()
    {
        var (name, place) = (cursor.Current.Text, cursor.Current.Place);
        cursor.Advance();
        if (GeometryNames.Find(name, StringComparison.OrdinalIgnoreCase) is { } type)
        {
            return _geometries.Read(type, place);
        }

        return name.ToUpperInvariant() switch
        {
            "BBOX" => _geometries.ReadBox(place),
            "DATE" => Instant(true, place),
            "TIMESTAMP" => Instant(false, place),
            "INTERVAL" => Interval(place),
            "CASEI" => Fold(FoldingKind.Case, place),
            "ACCENTI" => Fold(FoldingKind.Accent, place),
            _ => Call(name, place),
        };
    }

    private Cql2Expression Call(string name, Cql2Location place)
    {
        if (OperatorNames.FindSpatial(name) is { } spatial)
        {
            var (left, right) = Pair(name, scalars.Factor);
            return new SpatialPredicate(spatial, left, right, place);
        }

        if (OperatorNames.FindTemporal(name) is { } temporal)
        {
            var (left, right) = Pair(name, scalars.Factor);
            return new TemporalPredicate(temporal, left, right, place);
        }

        if (OperatorNames.FindArray(name) is { } array)
        {
            var (left, right) = Pair(name, _elements.Array);
            return new ArrayPredicate(array, left, right, place);
        }

        return new FunctionCall(name, _elements.List(), place);
    }

    private (Cql2Expression Left, Cql2Expression Right) Pair(string name, Func<Cql2Expression> read)
    {
        cursor.Expect("(", $"{name} takes two values");
        var left = read();
        cursor.Expect(",", $"{name} takes two values");
        var right = read();
        cursor.Expect(")", $"{name} takes two values");
        return (left, right);
    }

    private Folding Fold(FoldingKind kind, Cql2Location place)
    {
        cursor.Expect("(", "the text stands in a parenthesis");
        var text = scalars.Sum();
        cursor.Expect(")", "the parenthesis is not closed");
        return new Folding(kind, text, place);
    }

    private InstantLiteral Instant(bool isDay, Cql2Location place)
    {
        cursor.Expect("(", "the time stands in a parenthesis");
        var token = cursor.Current;
        var instant = token.Kind == TokenKind.Text ? InstantLiteral.Read(token.Text, place) : null;
        if (instant?.IsDay != isDay)
        {
            throw Cql2Error.At(token.Column, Times.Problem(isDay, token.ToString()));
        }

        cursor.Advance();
        cursor.Expect(")", "the parenthesis is not closed");
        return instant;
    }

    private IntervalLiteral Interval(Cql2Location place)
    {
        var (start, end) = Pair("INTERVAL", Bound);
        return Times.Interval(start, end, place);
    }

    private Cql2Expression Bound()
    {
        var token = cursor.Current;
        if (token.Kind != TokenKind.Text)
        {
            return scalars.Factor();
        }

        cursor.Advance();
        return Times.Bound(token.Text, token.Place);
    }

    private static bool IsGeometry(Token token) => GeometryNames.Find(token.Text, StringComparison.OrdinalIgnoreCase) is not null;
}
