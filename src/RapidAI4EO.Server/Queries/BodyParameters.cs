using System.Globalization;
using System.Text.Json;
using RapidAI4EO.Server.Http;

namespace RapidAI4EO.Server.Queries;

/// <summary>Parameters in a JSON object, as POST has them.</summary>
internal sealed class BodyParameters : RequestParameters
{
    private readonly Dictionary<string, JsonElement> _members = [];

    /// <param name="body">The body; outlives this.</param>
    /// <exception cref="ParameterException">The body is no object, or has a parameter twice or one that there is not.</exception>
    public BodyParameters(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object) throw new ParameterException("body", "The body of a search is a JSON object, as in {\"limit\": 10}.");
        foreach (var member in body.EnumerateObject())
        {
            KnownParameters.CheckMember(member.Name);
            if (!_members.TryAdd(member.Name, member.Value)) throw new ParameterException(member.Name, $"'{Excerpt.Of(member.Name)}' is given more than once. Write it once.");
        }
    }

    public override string? Text(string name) => Find(name) is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.String => NotEmpty(name, value.GetString()!),
        JsonValueKind.Array => throw new ParameterException(name, $"'{name}' takes one value, not a list."),
        // JSON Schema's integers may be written so: 10.0.
        JsonValueKind.Number when value.TryGetDecimal(out var number) && number == decimal.Truncate(number) => decimal.Truncate(number).ToString(CultureInfo.InvariantCulture),
        _ => value.GetRawText(),
    };

    public override IReadOnlyList<string>? List(string name)
    {
        if (Find(name) is not { } value) return null;
        return [.. Array(name, value).Select(item => TextOf(name, item))];
    }

    public override IReadOnlyList<double>? Numbers(string name)
    {
        if (Find(name) is not { } value) return null;
        return [.. Array(name, value).Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw new ParameterException(name, $"'{name}' is a list of numbers, and {Excerpt.Of(item.GetRawText())} is none."))];
    }

    public override string? Json(string name) => Find(name)?.GetRawText();

    public override IReadOnlyList<string>? Sort() =>
        Find("sortby") is { } value ? [.. Array("sortby", value).Select(SortTerm)] : null;

    public override IReadOnlyList<string>? Fields()
    {
        // The one parameter of which the standard's validator wants null refused.
        if (!_members.TryGetValue("fields", out var fields)) return null;
        if (fields.ValueKind != JsonValueKind.Object) throw new ParameterException("fields", "'fields' is an object with the lists 'include' and 'exclude'.");
        List<string> without = [.. Names(fields, "exclude")];
        List<string> with = [.. Names(fields, "include")];
        // A list that is there and empty is the usual members; one that is not there, all.
        if (with.Count == 0 && without.Count > 0 && fields.TryGetProperty("include", out _)) with = [.. FieldSelection.Default.Except(without)];
        return [.. with, .. without.Select(name => "-" + name)];
    }

    public override bool HasJsonFilter() => Find("filter") is not { ValueKind: JsonValueKind.String };

    private static string SortTerm(JsonElement term)
    {
        if (term.ValueKind != JsonValueKind.Object || !term.TryGetProperty("field", out var field))
        {
            throw new ParameterException("sortby", "'sortby' is a list of objects, as in {\"field\": \"clc_31\", \"direction\": \"desc\"}.");
        }

        var direction = term.TryGetProperty("direction", out var named) ? TextOf("sortby", named) : "asc";
        return direction switch
        {
            "asc" => "+" + TextOf("sortby", field),
            "desc" => "-" + TextOf("sortby", field),
            _ => throw new ParameterException("sortby", $"A direction of 'sortby' is asc or desc, not '{Excerpt.Of(direction)}'."),
        };
    }

    private static IEnumerable<string> Names(JsonElement fields, string list) =>
        fields.TryGetProperty(list, out var names) && names.ValueKind != JsonValueKind.Null ? Array("fields", names).Select(name => TextOf("fields", name)) : [];

    private static JsonElement.ArrayEnumerator Array(string name, JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray()
        : throw new ParameterException(name, $"'{name}' takes a list, as in [...], not {Excerpt.Of(value.GetRawText())}.");

    private static string TextOf(string name, JsonElement item) => item.ValueKind == JsonValueKind.String
        ? item.GetString()!
        : throw new ParameterException(name, $"'{name}' takes texts, and {Excerpt.Of(item.GetRawText())} is none.");

    private JsonElement? Find(string name) => _members.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
