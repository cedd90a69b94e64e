using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RapidAI4EO.Corpus;
using RapidAI4EO.Server.Http;

namespace RapidAI4EO.Server.Queries;

/// <summary>The parameters that the API's own description lists; any other is refused, as OGC API Features wants it. A misspelt one would search everything.</summary>
internal static class KnownParameters
{
    /// <summary>What some clients add to get past caches.</summary>
    private const string ForCaches = "_";

    private static readonly Lazy<Dictionary<string, string[]>> ByPath = new(Read);

    /// <summary>Members of the body of a POST: what any search takes.</summary>
    private static IEnumerable<string> OfBodies => Of("/search").Concat(Of("/aggregate"));

    /// <summary>Those of an address, as routes write it.</summary>
    public static IReadOnlyList<string> Of(string path) => ByPath.Value.GetValueOrDefault(path) ?? [];

    /// <exception cref="ParameterException">One is not known.</exception>
    public static void Check(IQueryCollection query, IReadOnlyList<string> known)
    {
        foreach (var name in query.Keys)
        {
            if (name != ForCaches && !known.Contains(name)) throw Unknown(name, known);
        }
    }

    /// <exception cref="ParameterException">One is not known.</exception>
    public static void CheckMember(string name)
    {
        if (!OfBodies.Contains(name)) throw Unknown(name, [.. OfBodies.Distinct()]);
    }

    private static ParameterException Unknown(string name, IReadOnlyList<string> known)
    {
        var shown = Excerpt.Of(name);
        var advice = Spelling.Nearest(shown, known) is { } near ? $"Did you mean '{near}'?"
            : known.Count > 0 ? $"Those that there are: {string.Join(", ", known)}."
            : "This address takes none.";
        return new ParameterException(shown, $"There is no parameter '{shown}' here. {advice}");
    }

    private static Dictionary<string, string[]> Read()
    {
        using var stream = typeof(KnownParameters).Assembly.GetManifestResourceStream("openapi.json")!;
        using var document = JsonDocument.Parse(stream);
        var shared = document.RootElement.GetProperty("components").GetProperty("parameters");
        return document.RootElement.GetProperty("paths").EnumerateObject().ToDictionary(
            path => path.Name, path => path.Value.TryGetProperty("get", out var get) ? Names(get, shared) : []);
    }

    private static string[] Names(JsonElement operation, JsonElement shared) => !operation.TryGetProperty("parameters", out var parameters)
        ? []
        : [.. parameters.EnumerateArray()
            .Select(parameter => parameter.TryGetProperty("$ref", out var reference) ? shared.GetProperty(reference.GetString()!.Split('/')[^1]) : parameter)
            .Where(parameter => parameter.GetProperty("in").ValueEquals("query"))
            .Select(parameter => parameter.GetProperty("name").GetString()!)];
}
