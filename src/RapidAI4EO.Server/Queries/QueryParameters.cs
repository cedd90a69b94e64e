using System.Globalization;
using Microsoft.AspNetCore.Http;
using RapidAI4EO.Server.Http;

namespace RapidAI4EO.Server.Queries;

/// <summary>Parameters in the address, as GET has them: lists with commas, or the parameter again.</summary>
internal sealed class QueryParameters(IQueryCollection query) : RequestParameters
{
    public override string? Text(string name)
    {
        // Some clients add what they always send to links that have it already: the same again is no other value.
        var values = query[name].Distinct().ToList();
        if (values.Count > 1) throw new ParameterException(name, $"'{name}' is given with {values.Count} values. Write one.");
        return values.Count == 0 ? null : NotEmpty(name, values[0]);
    }

    public override IReadOnlyList<string>? List(string name)
    {
        if (!query.ContainsKey(name)) return null;
        return string.Join(',', query[name].ToArray()).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    public override IReadOnlyList<double>? Numbers(string name) => Text(name)?.Split(',').Select(part => Number(name, part)).ToList();

    public override string? Json(string name) => Text(name);

    // A plus that was not escaped arrives as a space, and the list is trimmed: no sign is a plus.
    public override IReadOnlyList<string>? Sort() => List("sortby");

    public override IReadOnlyList<string>? Fields() => List("fields");

    public override bool HasJsonFilter() => Text("filter")?.AsSpan().TrimStart().StartsWith('{') == true;

    private static double Number(string name, string part) =>
        double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new ParameterException(name, $"'{Excerpt.Of(part)}' in '{name}' is not a number. Write numbers with commas between them.");
}
