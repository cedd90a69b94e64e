using System.Globalization;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Syntax;

namespace RapidAI4EO.Search.Cql2.Types;

/// <summary>Keeps filters so small that no stack ends and no search takes long, however they are written.</summary>
internal static class FilterBounds
{
    /// <summary>Levels from the filter to its deepest value, and of parentheses in text. Each operator of a chain such as <c>a + b + c</c> is one.</summary>
    public const int MaxHeight = 300;

    /// <summary>
    /// Conditions, names, operators and functions. Each may look at every sample of the corpus; values do not count, which only lists have many of.
    /// </summary>
    public const int MaxParts = 2_000;

    /// <exception cref="InvalidInputException">The filter is higher or has more parts.</exception>
    public static void Check(Cql2Expression filter)
    {
        var parts = 0;
        Check(filter, 1, ref parts);
    }

    private static void Check(Cql2Expression node, int height, ref int parts)
    {
        // It goes no deeper than this itself.
        if (height > MaxHeight) throw TooDeep(node.Place);
        if (!IsValue(node) && ++parts > MaxParts)
        {
            throw Cql2Error.At(node.Place, string.Create(CultureInfo.InvariantCulture, $"it has more than {MaxParts:N0} conditions, names and operators. Ask in parts, or with IN and a list of values."));
        }

        foreach (var child in ChildExpressions.Of(node))
        {
            Check(child, height + 1, ref parts);
        }
    }

    public static InvalidInputException TooDeep(Cql2Location place) => Cql2Error.At(place, $"it nests deeper than {MaxHeight} levels; each operator of a + b + c is one. Write it flatter.");

    private static bool IsValue(Cql2Expression node) => node is TextLiteral or NumberLiteral or BooleanLiteral or InstantLiteral or ArrayLiteral;
}
