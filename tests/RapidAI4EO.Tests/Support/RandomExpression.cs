using System.Globalization;
using NetTopologySuite.Geometries;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Tests.Support;

/// <summary>Random filters of every form of the language, over the properties, texts and places of a vocabulary.</summary>
internal sealed class RandomExpression(int seed, ExpressionWords words)
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    private readonly Random _random = new(seed);

    public Cql2Expression Condition(int depth = 3) => _random.Next(depth == 0 ? 9 : 14) switch
    {
        0 or 1 => new Comparison(Any<ComparisonOperator>(), Number(2), Number(2)),
        2 => new Comparison(Any<ComparisonOperator>(), Text(1), Text(1)),
        3 => new Comparison(Any<ComparisonOperator>(), Instant(), Instant()),
        4 => Predicate(),
        5 => new SpatialPredicate(Any<SpatialOperator>(), Geometry(), Geometry()),
        6 => new TemporalPredicate(Any<TemporalOperator>(), Time(), Time()),
        7 => new ArrayPredicate(Any<ArrayOperator>(), Array(1), Array(1)),
        8 => Rare(),
        9 or 10 => new Conjunction(Many(2, 3, () => Condition(depth - 1))),
        11 => new Disjunction(Many(2, 3, () => Condition(depth - 1))),
        12 => new Negation(Condition(depth - 1)),
        _ => new IsNull(Condition(depth - 1)),
    };

    private Cql2Expression Predicate() => _random.Next(4) switch
    {
        0 => new Between(Number(1), Number(1), Number(1)),
        1 => new InList(Number(1), Many(1, _random.Next(8) == 0 ? 40 : 4, () => Number(0))),
        2 => new InList(Text(1), Many(1, 4, () => Text(1))),
        _ => new Like(Text(1), Pattern()),
    };

    private Cql2Expression Rare() => _random.Next(6) switch
    {
        0 => new BooleanLiteral(_random.Next(2) == 0),
        1 => new Comparison(Any<ComparisonOperator>(), new BooleanLiteral(_random.Next(2) == 0), new BooleanLiteral(_random.Next(2) == 0)),
        2 => new IsNull(Number(2)),
        3 => new IsNull(Text(1)),
        4 => new IsNull(Time()),
        _ => Call(() => new IsNull(Geometry())),
    };

    private Cql2Expression Number(int depth) => _random.Next(depth == 0 ? 4 : 7) switch
    {
        0 or 1 => Literal(),
        2 or 3 => new PropertyName(Of(words.Numbers)),
        4 => new Arithmetic(ArithmeticOperator.Power, Number(depth - 1), new NumberLiteral(_random.Next(4).ToString(CultureInfo.InvariantCulture))),
        5 => new Arithmetic(Of([ArithmeticOperator.Divide, ArithmeticOperator.Modulo, ArithmeticOperator.IntegerDivide]), Number(depth - 1), new NumberLiteral(Of(words.Divisors))),
        _ => new Arithmetic(Of([ArithmeticOperator.Add, ArithmeticOperator.Subtract, ArithmeticOperator.Multiply]), Number(depth - 1), Number(depth - 1)),
    };

    private NumberLiteral Literal() => new((_random.Next(-10, 41) / (_random.Next(4) == 0 ? 1m : 40m)).ToString(CultureInfo.InvariantCulture));

    private Cql2Expression Text(int depth) => _random.Next(depth == 0 ? 4 : 6) switch
    {
        0 => new TextLiteral(Of(words.Texts)),
        > 3 => new Folding(Any<FoldingKind>(), Text(depth - 1)),
        _ => new PropertyName(Of(words.TextProperties)),
    };

    private Cql2Expression Pattern() =>
        _random.Next(4) == 0 ? new Folding(Any<FoldingKind>(), Pattern()) : new TextLiteral(Of(words.Patterns));

    private Cql2Expression Instant() => _random.Next(2) == 0 && words.Instants.Count > 0
        ? new PropertyName(Of(words.Instants))
        : new InstantLiteral(_random.Next(2) == 0 ? Of(words.Moments).Date : Of(words.Moments), false) is var instant && instant.Start.TimeOfDay == TimeSpan.Zero
            ? instant with { Start = new DateTimeOffset(instant.Start.Date, TimeSpan.Zero), IsDay = true }
            : instant;

    private Cql2Expression Time()
    {
        if (_random.Next(3) == 0)
        {
            return Instant();
        }

        var (a, b) = (Of(words.Moments), Of(words.Moments));
        (a, b) = a <= b ? (a, b) : (b, a);
        return new IntervalLiteral(
            _random.Next(5) == 0 ? null : new InstantLiteral(a, false), _random.Next(5) == 0 ? null : new InstantLiteral(b, false));
    }

    private Cql2Expression Geometry() => _random.Next(2) == 0 ? new PropertyName(Of(words.Geometries)) : Shape();

    private Cql2Expression Shape()
    {
        var (x, y) = (_random.Next(words.Places.Length), _random.Next(words.Places.Length));
        var ((west, south), (east, north)) = (words.Places[x], words.Places[y]);
        (west, east, south, north) = (Math.Min(west, east), Math.Max(west, east) + 0.01, Math.Min(south, north), Math.Max(south, north) + 0.01);
        Coordinate[] ring = [new(west, south), new(east, south), new(east, north), new(west, south)];
        Coordinate[] tall = [new CoordinateZ(west, south, 1), new CoordinateZ(east, south, 2), new CoordinateZ(east, north, -1e-7), new CoordinateZ(west, south, 1)];
        NtsGeometry? shape = _random.Next(8) switch
        {
            0 => null,
            1 => Factory.CreatePoint(new Coordinate(west, south)),
            2 => Factory.CreateLineString(ring[..3]),
            3 => Factory.CreatePolygon(ring),
            4 => Factory.CreatePolygon(tall),
            5 => Factory.CreateMultiPointFromCoords(ring[..3]),
            6 => Factory.CreateMultiLineString([Factory.CreateLineString(ring[..2]), Factory.CreateLineString(ring[1..3])]),
            _ => Factory.CreateMultiPolygon([Factory.CreatePolygon(ring)]),
        };
        return shape is null ? new BoxLiteral([west, south, east, north]) : new GeometryLiteral(shape);
    }

    private Cql2Expression Array(int depth) => _random.Next(3) == 0
        ? new PropertyName(Of(words.Arrays))
        : new ArrayLiteral(Many(0, 4, () => Element(depth)));

    private Cql2Expression Element(int depth) => _random.Next(depth == 0 ? 7 : 9) switch
    {
        < 4 => new NumberLiteral(Of(words.Codes)),
        4 => new TextLiteral(Of(words.Texts)),
        5 => new BooleanLiteral(_random.Next(2) == 0),
        6 => new InstantLiteral(Of(words.Moments), false),
        7 => new ArrayLiteral(Many(0, 2, () => Element(depth - 1))),
        _ => words.Functions.Count > 0 ? Of([Condition(1), Number(2)]) : new NumberLiteral(Of(words.Codes)),
    };

    private Cql2Expression Call(Func<Cql2Expression> other) => words.Functions.Count > 0
        ? new FunctionCall(Of(words.Functions), Many(0, 3, () => Element(1)))
        : other();

    private T Any<T>()
        where T : struct, Enum => Of(Enum.GetValues<T>());

    private T Of<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private List<Cql2Expression> Many(int fewest, int most, Func<Cql2Expression> next) =>
        [.. Enumerable.Range(0, _random.Next(fewest, most + 1)).Select(_ => next())];
}
