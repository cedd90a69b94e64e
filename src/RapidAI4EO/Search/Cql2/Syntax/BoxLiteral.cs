using System.Globalization;

namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>A <c>BBOX</c>: west, south, east, north in degrees; with six numbers, the third and the last are heights.</summary>
public sealed record BoxLiteral(IReadOnlyList<double> Numbers, Cql2Location Place = default) : Cql2Expression(Place)
{
    public bool Equals(BoxLiteral? other) => other is not null && Numbers.SequenceEqual(other.Numbers);

    public override int GetHashCode() => Numbers.Count;

    public override string ToString() => $"BBOX({string.Join(", ", Numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)))})";
}
