namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>How operators are written.</summary>
internal static class Operators
{
    public static string ToText(this ArithmeticOperator op) => op switch
    {
        ArithmeticOperator.Add => "+",
        ArithmeticOperator.Subtract => "-",
        ArithmeticOperator.Multiply => "*",
        ArithmeticOperator.Divide => "/",
        ArithmeticOperator.Modulo => "%",
        ArithmeticOperator.IntegerDivide => "div",
        _ => "^",
    };

    public static string ToText(this ComparisonOperator op) => op switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "<>",
        ComparisonOperator.Less => "<",
        ComparisonOperator.Greater => ">",
        ComparisonOperator.LessOrEqual => "<=",
        _ => ">=",
    };

    /// <summary>As JSON writes it; text takes it in any case.</summary>
    public static string ToText(this SpatialOperator op) => "s_" + op.ToString().ToLowerInvariant();

    /// <summary>As JSON writes it, where only this case is right; text takes it in any case.</summary>
    public static string ToText(this TemporalOperator op) => "t_" + WithSmallStart(op.ToString());

    /// <summary>As JSON writes it, where only this case is right; text takes it in any case.</summary>
    public static string ToText(this ArrayOperator op) => "a_" + WithSmallStart(op.ToString());

    /// <summary>Whether values that compare so (negative, zero or positive, as in CompareTo) satisfy the operator.</summary>
    public static bool Accepts(this ComparisonOperator op, int comparison) => op switch
    {
        ComparisonOperator.Equal => comparison == 0,
        ComparisonOperator.NotEqual => comparison != 0,
        ComparisonOperator.Less => comparison < 0,
        ComparisonOperator.Greater => comparison > 0,
        ComparisonOperator.LessOrEqual => comparison <= 0,
        _ => comparison >= 0,
    };

    private static string WithSmallStart(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
