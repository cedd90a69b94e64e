namespace RapidAI4EO.Search.Cql2;

/// <summary>Operators by how they are written.</summary>
internal static class OperatorNames
{
    private static readonly Dictionary<string, ComparisonOperator> Comparisons =
        Enum.GetValues<ComparisonOperator>().ToDictionary(op => op.ToText());

    private static readonly Dictionary<string, ArithmeticOperator> Arithmetics =
        Enum.GetValues<ArithmeticOperator>().ToDictionary(op => op.ToText(), StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, SpatialOperator> Spatials =
        Enum.GetValues<SpatialOperator>().ToDictionary(op => op.ToText(), StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, TemporalOperator> Temporals =
        Enum.GetValues<TemporalOperator>().ToDictionary(op => op.ToText(), StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, ArrayOperator> Arrays =
        Enum.GetValues<ArrayOperator>().ToDictionary(op => op.ToText(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The names that are operators in JSON, and in which no function may be called.</summary>
    private static readonly HashSet<string> Reserved = new(
        [
            "and", "or", "not", "like", "between", "in", "isNull", "casei", "accenti",
            .. Comparisons.Keys, .. Arithmetics.Keys, .. Spatials.Keys, .. Temporals.Keys, .. Arrays.Keys,
        ],
        StringComparer.OrdinalIgnoreCase);

    public static ComparisonOperator? FindComparison(string name) => Comparisons.TryGetValue(name, out var op) ? op : null;

    public static ArithmeticOperator? FindArithmetic(string name) => Arithmetics.TryGetValue(name, out var op) ? op : null;

    public static SpatialOperator? FindSpatial(string name) => Spatials.TryGetValue(name, out var op) ? op : null;

    public static TemporalOperator? FindTemporal(string name) => Temporals.TryGetValue(name, out var op) ? op : null;

    public static ArrayOperator? FindArray(string name) => Arrays.TryGetValue(name, out var op) ? op : null;

    /// <summary>The name of an operator as JSON writes it, where the given one is it in any case; else null.</summary>
    public static string? FindReserved(string name) => Reserved.TryGetValue(name, out var exact) ? exact : null;

    /// <summary>True of words that start a literal in text, and so cannot be functions.</summary>
    public static bool IsLiteral(string name) =>
        name.ToUpperInvariant() is "DATE" or "TIMESTAMP" or "INTERVAL" or "BBOX" || GeometryNames.Find(name, StringComparison.OrdinalIgnoreCase) is not null;
}
