namespace RapidAI4EO.Search.Cql2;

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
}
