namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>
/// A geometry as it was written: longitude and latitude in degrees, heights kept but of no meaning to the spatial functions. Its
/// rings are closed; whether they cross is not looked at.
/// </summary>
public sealed record GeometryLiteral(NtsGeometry Geometry, Cql2Location Place = default) : Cql2Expression(Place)
{
    public bool Equals(GeometryLiteral? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => Geometry.GetHashCode();

    public override string ToString() => WktText.Write(Geometry);
}
