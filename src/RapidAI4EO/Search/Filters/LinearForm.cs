using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Filters;

/// <summary>
/// An expression that is a sum of shares, rows and columns with constant factors, and a constant: exact.
/// </summary>
internal sealed class LinearForm
{
    /// <summary>Factors of the 45 classes, then of row and column.</summary>
    public const int Row = ClcNomenclature.Count;
    public const int Column = Row + 1;

    private LinearForm()
    {
    }

    public Rational[] Factors { get; } = Enumerable.Repeat(Rational.Zero, Column + 1).ToArray();

    public Rational Constant { get; private set; } = Rational.Zero;

    private bool IsConstant => Array.TrueForAll(Factors, factor => factor.IsZero);

    /// <summary>Left less right, or null where either is not linear.</summary>
    public static LinearForm? TryRead(Cql2Expression left, Cql2Expression right) =>
        Read(left) is { } l && Read(right) is { } r ? l.Plus(r, -Rational.One) : null;

    private static LinearForm? Read(Cql2Expression expression) => expression switch
    {
        NumberLiteral number => new LinearForm { Constant = number.Value },
        PropertyName property => Of(Queryables.Find(property.Name)!),
        Arithmetic arithmetic => Read(arithmetic),
        _ => null,
    };

    private static LinearForm? Read(Arithmetic arithmetic)
    {
        if (Read(arithmetic.Left) is not { } left || Read(arithmetic.Right) is not { } right)
        {
            return null;
        }

        return arithmetic.Operator switch
        {
            ArithmeticOperator.Add => left.Plus(right, Rational.One),
            ArithmeticOperator.Subtract => left.Plus(right, -Rational.One),
            ArithmeticOperator.Multiply when right.IsConstant => new LinearForm().Plus(left, right.Constant),
            ArithmeticOperator.Multiply when left.IsConstant => new LinearForm().Plus(right, left.Constant),
            ArithmeticOperator.Divide when right.IsConstant && !right.Constant.IsZero => new LinearForm().Plus(left, Rational.One / right.Constant),
            var op when left.IsConstant && right.IsConstant && ExactArithmetic.Apply(op, left.Constant, right.Constant) is { } constant =>
                new LinearForm { Constant = constant.Reduced() },
            _ => null,
        };
    }

    private static LinearForm Of(Queryable property)
    {
        var form = new LinearForm();
        foreach (var c in property.Classes)
        {
            form.Factors[c.Index] = Rational.One;
        }

        if (property.Classes.Count == 0)
        {
            form.Factors[property.Name == Queryables.Row ? Row : Column] = Rational.One;
        }

        return form;
    }

    private LinearForm Plus(LinearForm other, Rational factor)
    {
        var sum = new LinearForm { Constant = (Constant + (factor * other.Constant)).Reduced() };
        for (var i = 0; i < Factors.Length; i++)
        {
            sum.Factors[i] = other.Factors[i].IsZero ? Factors[i] : (Factors[i] + (factor * other.Factors[i])).Reduced();
        }

        return sum;
    }
}
