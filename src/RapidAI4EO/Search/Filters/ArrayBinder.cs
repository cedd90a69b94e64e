using System.Globalization;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Filters;

/// <summary>
/// Makes conditions of arrays, which are taken as sets. The classes of a sample are those of which it has some, so each relation to
/// them becomes one of shares, over the posting lists.
/// </summary>
internal sealed class ArrayBinder(ElementKeys elements)
{
    private static readonly Dictionary<string, ClcClass> Classes =
        ClcNomenclature.Classes.ToDictionary(c => ElementKeys.OfNumber(c.Code.ToString(CultureInfo.InvariantCulture)));

    public Condition Bind(ArrayPredicate predicate)
    {
        var (left, right) = (predicate.Left as ArrayLiteral, predicate.Right as ArrayLiteral);
        if (left is null && right is null)
        {
            return ConstantCondition.True;
        }

        if (left is not null && right is not null)
        {
            return elements.Of(left) is { } l && elements.Of(right) is { } r
                ? ConstantCondition.Of(Holds(predicate.Operator, l, r))
                : ConstantCondition.Unknown;
        }

        var op = left is null ? predicate.Operator : Converse(predicate.Operator);
        return elements.Of((left ?? right)!) is { } set ? OfClasses(op, set) : ConstantCondition.Unknown;
    }

    private static bool Holds(ArrayOperator op, HashSet<string> left, HashSet<string> right) => op switch
    {
        ArrayOperator.Equals => left.SetEquals(right),
        ArrayOperator.Contains => left.IsSupersetOf(right),
        ArrayOperator.ContainedBy => left.IsSubsetOf(right),
        _ => left.Overlaps(right),
    };

    private static ArrayOperator Converse(ArrayOperator op) => op switch
    {
        ArrayOperator.Contains => ArrayOperator.ContainedBy,
        ArrayOperator.ContainedBy => ArrayOperator.Contains,
        _ => op,
    };

    /// <summary>The relation of the classes of a sample to a set.</summary>
    private static Condition OfClasses(ArrayOperator op, HashSet<string> set) => op switch
    {
        ArrayOperator.Contains => HasAll(set),
        ArrayOperator.ContainedBy => HasNoOther(set),
        ArrayOperator.Equals => JoinedCondition.All([HasAll(set), HasNoOther(set)]),
        _ => JoinedCondition.Any(set.Where(Classes.ContainsKey).Select(key => HasSome(Classes[key]))),
    };

    private static Condition HasAll(HashSet<string> set) =>
        JoinedCondition.All(set.Select<string, Condition>(key => Classes.TryGetValue(key, out var c) ? HasSome(c) : ConstantCondition.False));

    private static Condition HasNoOther(HashSet<string> set)
    {
        Cql2Expression[] others = [.. Classes.Where(c => !set.Contains(c.Key)).Select(c => new PropertyName(c.Value.Property))];
        return others.Length == 0
            ? ConstantCondition.True
            : new NumberComparison(
                ComparisonOperator.Equal, others.Aggregate((sum, share) => new Arithmetic(ArithmeticOperator.Add, sum, share)), new NumberLiteral("0"));
    }

    private static NumberComparison HasSome(ClcClass c) => new(ComparisonOperator.Greater, new PropertyName(c.Property), new NumberLiteral("0"));
}
