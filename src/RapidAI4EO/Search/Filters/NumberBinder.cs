using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Filters;

/// <summary>Makes expressions of numbers ready: what all items share stands for their properties, and what cannot be exact is refused.</summary>
internal sealed class NumberBinder(FilterScope scope)
{
    /// <summary>Lists up to this length are compared item by item over the posting lists; longer ones by value, sample by sample.</summary>
    private const int ShortList = 16;

    public Condition Compare(ComparisonOperator op, Cql2Expression left, Cql2Expression right) =>
        Bind(left) is { } l && Bind(right) is { } r ? new NumberComparison(op, l, r) : ConstantCondition.Unknown;

    public Condition In(InList list)
    {
        var constants = new HashSet<Rational>();
        var compared = new List<Condition>();
        foreach (var item in list.Items)
        {
            if (item is NumberLiteral literal && list.Items.Count > ShortList)
            {
                constants.Add(literal.Value);
            }
            else
            {
                compared.Add(Compare(ComparisonOperator.Equal, list.Value, item));
            }
        }

        if (Bind(list.Value) is not { } value)
        {
            return ConstantCondition.Unknown;
        }

        return JoinedCondition.Any(constants.Count > 0 ? compared.Prepend(new NumberList(value, constants)) : compared);
    }

    public Condition IsNull(Cql2Expression expression) => Bind(expression) switch
    {
        null => ConstantCondition.True,
        Arithmetic computed => new NumberMissing(computed),
        _ => ConstantCondition.False,
    };

    /// <summary>The value of an expression without properties of samples; null where it has none.</summary>
    /// <exception cref="InvalidInputException">It has such properties.</exception>
    public Rational? Constant(Cql2Expression expression) => Bind(expression) switch
    {
        null => null,
        NumberLiteral number => number.Value,
        Arithmetic a => Constant(a.Left) is { } left && Constant(a.Right) is { } right ? ExactArithmetic.Apply(a.Operator, left, right) : null,
        var other => throw Cql2Error.At(other.Place, $"an array takes values, and {other} differs from sample to sample."),
    };

    /// <summary>Null where the items lack a value that it needs.</summary>
    private Cql2Expression? Bind(Cql2Expression expression)
    {
        var bound = Substitute(expression);
        if (bound is not null)
        {
            NumberSize.Check(bound);
        }

        return bound;
    }

    private Cql2Expression? Substitute(Cql2Expression expression)
    {
        if (expression is not Arithmetic arithmetic)
        {
            return scope.Resolve(expression);
        }

        if (arithmetic.Operator == ArithmeticOperator.Power)
        {
            Exponents.Require(arithmetic.Right);
        }

        return Substitute(arithmetic.Left) is { } left && Substitute(arithmetic.Right) is { } right
            ? arithmetic with { Left = left, Right = right }
            : null;
    }
}
