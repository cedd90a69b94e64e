using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Cql2.Text;

/// <summary>
/// Reads arguments and elements of arrays, where a parenthesis may be an array or may only group. It groups where it holds one
/// sum or condition that has no parenthesis of its own; all else is an array.
/// </summary>
internal sealed class ElementReader(TokenCursor cursor, ConditionReader conditions, ScalarReader scalars)
{
    /// <summary>An array, or what else may stand in its place: there, a parenthesis is always an array.</summary>
    public Cql2Expression Array() => cursor.Current.IsSymbol("(") ? ArrayHere() : scalars.Factor();

    /// <summary>A parenthesis with elements; it may be empty.</summary>
    public List<Cql2Expression> List()
    {
        cursor.Expect("(", "the list starts with a parenthesis");
        var items = new List<Cql2Expression>();
        if (cursor.TakeSymbol(")"))
        {
            return items;
        }

        do
        {
            items.Add(Element());
        }
        while (cursor.TakeSymbol(","));
        cursor.Expect(")", "the list is not closed");
        return items;
    }

    private ArrayLiteral ArrayHere()
    {
        var place = cursor.Current.Place;
        return cursor.Nested(() => new ArrayLiteral(List(), place));
    }

    private Cql2Expression Element()
    {
        if (!cursor.IsWholeItem)
        {
            return cursor.Nested(conditions.Or);
        }

        var isDoubled = cursor.IsDoubled;
        var array = ArrayHere();
        return array.Items is [var item] && !isDoubled && (item is Arithmetic or Conjunction or Disjunction || Conditions.IsBare(item))
            ? item with { Place = array.Place }
            : array;
    }
}
