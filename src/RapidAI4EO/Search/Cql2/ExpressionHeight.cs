namespace RapidAI4EO.Search.Cql2;

/// <summary>Keeps filters low enough that whatever walks down them needs no more stack than there is.</summary>
internal static class ExpressionHeight
{
    /// <summary>Levels from the filter to its deepest value: a chain of the longest kind, and some nesting.</summary>
    public const int Max = 300;

    /// <exception cref="InvalidInputException">The filter is higher.</exception>
    public static void Check(Cql2Expression filter) => Check(filter, 1);

    private static void Check(Cql2Expression node, int height)
    {
        // It goes no deeper than this itself.
        if (height > Max) throw Cql2Error.At(node.Place, $"it nests deeper than {Max} levels. Write it flatter.");
        foreach (var child in Children.Of(node))
        {
            Check(child, height + 1);
        }
    }
}
