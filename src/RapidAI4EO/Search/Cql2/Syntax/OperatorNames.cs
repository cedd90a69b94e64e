namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>Operators by how they are written.</summary>
internal static class OperatorNames
{
    // By number: dictionaries of enumerations would all be compiled anew whenever a filter is read.
    private static readonly string[] Comparisons = Texts((int)ComparisonOperator.GreaterOrEqual, i => ((ComparisonOperator)i).ToText());
    private static readonly string[] Arithmetics = Texts((int)ArithmeticOperator.Power, i => ((ArithmeticOperator)i).ToText());
    private static readonly string[] Spatials = Texts((int)SpatialOperator.Contains, i => ((SpatialOperator)i).ToText());
    private static readonly string[] Temporals = Texts((int)TemporalOperator.Starts, i => ((TemporalOperator)i).ToText());
    private static readonly string[] Arrays = Texts((int)ArrayOperator.Overlaps, i => ((ArrayOperator)i).ToText());

    /// <summary>The names that are operators in JSON, and in which no function may be called.</summary>
    private static readonly HashSet<string> Reserved = new(
        [
            "and", "or", "not", "like", "between", "in", "isNull", "casei", "accenti",
            .. Comparisons, .. Arithmetics, .. Spatials, .. Temporals, .. Arrays,
        ],
        StringComparer.OrdinalIgnoreCase);

    public static ComparisonOperator? FindComparison(string name) => IndexOf(Comparisons, name) is var at and >= 0 ? (ComparisonOperator)at : null;

    public static ArithmeticOperator? FindArithmetic(string name) => IndexOf(Arithmetics, name) is var at and >= 0 ? (ArithmeticOperator)at : null;

    public static SpatialOperator? FindSpatial(string name) => IndexOf(Spatials, name) is var at and >= 0 ? (SpatialOperator)at : null;

    public static TemporalOperator? FindTemporal(string name) => IndexOf(Temporals, name) is var at and >= 0 ? (TemporalOperator)at : null;

    public static ArrayOperator? FindArray(string name) => IndexOf(Arrays, name) is var at and >= 0 ? (ArrayOperator)at : null;

    /// <summary>The name of an operator as JSON writes it, where the given one is it in any case; else null.</summary>
    public static string? FindReserved(string name) => Reserved.TryGetValue(name, out var exact) ? exact : null;

    /// <summary>True of words that start a literal in text, and so cannot be functions.</summary>
    public static bool IsLiteral(string name) =>
        name.ToUpperInvariant() is "DATE" or "TIMESTAMP" or "INTERVAL" or "BBOX" || GeometryNames.Find(name, StringComparison.OrdinalIgnoreCase) is not null;

    private static string[] Texts(int last, Func<int, string> textOf) => [.. Enumerable.Range(0, last + 1).Select(textOf)];

    private static int IndexOf(string[] names, string name) => Array.FindIndex(names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
}
