namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>What is common to expressions that are true or false.</summary>
internal static class Conditions
{
    /// <summary>True of what is printed without parentheses of its own and would be torn apart by an operator beside it.</summary>
    public static bool IsBare(Cql2Expression expression) =>
        expression is Comparison or Between or InList or Like or IsNull or Negation;

    /// <summary>The text, in parentheses where it needs them.</summary>
    public static string Enclosed(Cql2Expression expression) => IsBare(expression) ? $"({expression})" : expression.ToString();
}
