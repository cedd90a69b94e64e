namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>Text that fits a pattern: <c>%</c> stands for any characters, <c>_</c> for one, a backslash takes their meaning from them.</summary>
/// <param name="Value">The text.</param>
/// <param name="Pattern">A <see cref="TextLiteral"/>, or one in CASEI or ACCENTI.</param>
/// <param name="Place">Where it was read.</param>
public sealed record Like(Cql2Expression Value, Cql2Expression Pattern, Cql2Location Place = default) : Cql2Expression(Place)
{
    public override string ToString() => $"{Value} LIKE {Pattern}";
}
