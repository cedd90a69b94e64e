namespace RapidAI4EO.Server.Queries;

/// <summary>
/// The parameters of a search by name, wherever they stand: GET and POST differ in how they write a list and in nothing else. What
/// is empty or null was not given.
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

    /// <summary>CQL2 where <c>filter-lang</c> says nothing: true for JSON.</summary>
    public abstract bool HasJsonFilter();
}
