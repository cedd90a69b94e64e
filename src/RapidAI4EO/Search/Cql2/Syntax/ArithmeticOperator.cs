namespace RapidAI4EO.Search.Cql2.Syntax;

public enum ArithmeticOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,

    /// <summary>The rest of a division towards zero.</summary>
    Modulo,

    /// <summary>The quotient without its fraction, towards zero.</summary>
    IntegerDivide,

    /// <summary>Only whole exponents have exact values.</summary>
    Power,
}
