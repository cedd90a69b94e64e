using RapidAI4EO.Server.Http;

namespace RapidAI4EO.Server.Queries;

/// <summary>
/// The parameters of a search by name, wherever they stand: GET and POST differ in how they write a list and in nothing else. What
/// is null was not given; an empty list is a list of nothing, and any other empty value is refused, since it may be one that was lost.
/// </summary>
internal abstract class RequestParameters
{
    /// <summary>A value as text; null where there is none.</summary>
    public abstract string? Text(string name);

    /// <summary>A list of texts; null where there is none.</summary>
    public abstract IReadOnlyList<string>? List(string name);

    /// <summary>A list of numbers; null where there is none.</summary>
    public abstract IReadOnlyList<double>? Numbers(string name);

    /// <summary>A value as JSON; null where there is none.</summary>
    public abstract string? Json(string name);

    /// <summary>The terms of <c>sortby</c>, each with the sign of its direction.</summary>
    public abstract IReadOnlyList<string>? Sort();

    /// <summary>The terms of <c>fields</c>, those left out with a minus.</summary>
    public abstract IReadOnlyList<string>? Fields();

    /// <exception cref="ParameterException">The text is empty.</exception>
    protected static string NotEmpty(string name, string? text) => string.IsNullOrWhiteSpace(text)
        ? throw new ParameterException(name, $"'{name}' is empty. Give it a value, or leave it out.")
        : text;

    /// <summary>CQL2 where <c>filter-lang</c> says nothing: true for JSON.</summary>
    public abstract bool HasJsonFilter();
}
