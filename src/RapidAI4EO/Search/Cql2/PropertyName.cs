namespace RapidAI4EO.Search.Cql2;

/// <summary>A property of a sample, see <see cref="SampleProperty"/>.</summary>
public sealed record PropertyName(string Name, int Column = 0) : Cql2Expression(Column)
{
    public override string ToString() => Name;
}
