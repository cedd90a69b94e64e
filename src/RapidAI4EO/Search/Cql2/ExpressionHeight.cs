namespace RapidAI4EO.Search.Cql2;

/// <summary>Keeps filters low enough that whatever walks down them needs no more stack than there is.</summary>
internal static class ExpressionHeight
{
    /// <summary>Levels from the filter to its deepest value: a chain of the longest kind, and some nesting.</summary>
    public const int Max = 300;

    /// <exception cref="InvalidInputException">The filter is higher.</exception>
    public static void Check(Cql2Expression filter)
    {
        var open = new Stack<(Cql2Expression Node, int Height)>([(filter, 1)]);
        while (open.TryPop(out var top))
        {
            if (top.Height > Max)
            {
                throw Cql2Error.At(top.Node.Place, $"it nests deeper than {Max} levels. Write it flatter.");
            }

            foreach (var child in Children.Of(top.Node))
            {
                open.Push((child, top.Height + 1));
            }
        }
    }
}
