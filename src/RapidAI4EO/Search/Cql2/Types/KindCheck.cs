using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Cql2.Types;

/// <summary>Checks that operators get the kinds of values that they are defined for.</summary>
/// <param name="ofName">The kind of a property or function; it may refuse one.</param>
internal sealed class KindCheck(Func<Cql2Expression, ValueKind> ofName)
{
    /// <summary>Where it is not known what names stand for: only what shows in the filter itself is checked.</summary>
    public static KindCheck Syntax { get; } = new(_ => ValueKind.Unknown);

    /// <summary>Checks a whole filter.</summary>
    /// <exception cref="InvalidInputException">Something gets a kind of value that it has no use for; the message says where.</exception>
    public void RequireCondition(Cql2Expression expression)
    {
        Check(expression);
        if (expression is PropertyName)
        {
            throw Cql2Error.At(
                expression.Place, $"a condition was expected, such as clc_311 > 0.5; {DisplayText.Text(expression.ToString())} is {Name(Of(expression))}.");
        }

        Require(expression, ValueKind.Boolean);
    }

    private ValueKind Of(Cql2Expression expression) => ValueKinds.Of(expression) is not ValueKind.Unknown and var kind ? kind : ofName(expression);

    private void Check(Cql2Expression expression)
    {
        if (expression is Conjunction or Disjunction or Negation)
        {
            foreach (var operand in ChildExpressions.Of(expression))
            {
                RequireCondition(operand);
            }

            return;
        }

        foreach (var child in ChildExpressions.Of(expression))
        {
            Check(child);
        }

        CheckOperands(expression);
    }

    private void CheckOperands(Cql2Expression expression)
    {
        switch (expression)
        {
            case Comparison c:
                RequireSame(c.Left, c.Right);
                break;
            case InList list:
                RequireSame(list.Value, list.Value);
                foreach (var item in list.Items)
                {
                    RequireSame(list.Value, item);
                }

                break;
            case Between or Arithmetic:
                RequireAll(expression, ValueKind.Number);
                break;
            case Folding:
                RequireAll(expression, ValueKind.Text);
                break;
            case Like like:
                Require(like.Value, ValueKind.Text);
                RequirePattern(like.Pattern);
                break;
            case IsNull { Value: ArrayLiteral array }:
                throw Cql2Error.At(array.Place, "an array is never NULL.");
            case SpatialPredicate:
                RequireAll(expression, ValueKind.Geometry);
                break;
            case TemporalPredicate or IntervalLiteral:
                RequireAll(expression, ValueKind.Instant, expression is TemporalPredicate ? ValueKind.Interval : ValueKind.Instant);
                break;
            case ArrayPredicate:
                RequireAll(expression, ValueKind.Array);
                break;
            case PropertyName or FunctionCall:
                ofName(expression);
                break;
        }
    }

    private void RequireAll(Cql2Expression expression, params ReadOnlySpan<ValueKind> kinds)
    {
        foreach (var child in ChildExpressions.Of(expression))
        {
            Require(child, kinds);
        }
    }

    private void Require(Cql2Expression expression, params ReadOnlySpan<ValueKind> kinds)
    {
        var kind = Of(expression);
        if (kind != ValueKind.Unknown && !kinds.Contains(kind))
        {
            throw Cql2Error.At(expression.Place, kinds[0] == ValueKind.Boolean
                ? $"a condition was expected, such as clc_311 > 0.5; {DisplayText.Text(expression.ToString())} is {Name(kind)}."
                : $"{Name(kinds[0])} was expected; {DisplayText.Text(expression.ToString())} is {Name(kind)}.{Remedy(kinds[0])}");
        }
    }

    private static void RequirePattern(Cql2Expression pattern)
    {
        var text = pattern;
        while (text is Folding folding)
        {
            text = folding.Text;
        }

        if (text is not TextLiteral)
        {
            throw Cql2Error.At(pattern.Place, "LIKE takes a pattern in quotes, as in LIKE '33N%'.");
        }
    }

    private void RequireSame(Cql2Expression left, Cql2Expression right)
    {
        RequireComparable(left);
        var (one, other) = (Of(left), Of(right));
        if (one != other && one != ValueKind.Unknown && other != ValueKind.Unknown)
        {
            throw Cql2Error.At(right.Place, $"{Name(one)} and {Name(other)} cannot be compared.{Mixed(one, other)}");
        }

        RequireComparable(right);
    }

    private void RequireComparable(Cql2Expression expression)
    {
        var kind = Of(expression);
        if (kind == ValueKind.Boolean && ValueKinds.Of(expression) == ValueKind.Boolean && expression is not BooleanLiteral)
        {
            throw Cql2Error.At(expression.Place, "a condition is not compared: write it alone, or with NOT before it.");
        }

        if (kind is ValueKind.Geometry or ValueKind.Interval or ValueKind.Array)
        {
            throw Cql2Error.At(expression.Place, $"{Name(kind)} is not compared.{Remedy(kind)}");
        }
    }

    private static string Mixed(ValueKind one, ValueKind other) => (one, other) switch
    {
        (ValueKind.Number, ValueKind.Text) => " Write numbers without quotes.",
        (ValueKind.Instant, ValueKind.Text) or (ValueKind.Text, ValueKind.Instant) => " Write times as DATE('2018-05-03') or TIMESTAMP('2018-05-03T10:30:00Z').",
        _ => "",
    };

    private static string Remedy(ValueKind kind) => kind switch
    {
        ValueKind.Geometry => " Geometries stand in functions, as in S_INTERSECTS(geometry, BBOX(13, 52, 14, 53)).",
        ValueKind.Instant or ValueKind.Interval => " Times stand in functions, as in T_INTERSECTS(datetime, INTERVAL('2018-05-01', '..')).",
        ValueKind.Array => " Arrays stand in functions, as in A_CONTAINS(clc_classes, (311, 312)).",
        _ => "",
    };

    private static string Name(ValueKind kind) => ValueKinds.Name(kind);
}
