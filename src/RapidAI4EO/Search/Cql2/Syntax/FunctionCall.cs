namespace RapidAI4EO.Search.Cql2.Syntax;

/// <summary>A function that is not of the standard, with its arguments.</summary>
public sealed record FunctionCall(string Name, IReadOnlyList<Cql2Expression> Arguments, Cql2Location Place = default) : Cql2Expression(Place)
{
    public bool Equals(FunctionCall? other) => other is not null && Name == other.Name && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => HashCode.Combine(Name, Arguments.Count);

    public override string ToString() => $"{Name}({string.Join(", ", Arguments)})";
}
