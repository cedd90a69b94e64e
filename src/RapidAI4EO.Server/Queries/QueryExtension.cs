using System.Buffers;
using System.Text;
using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Json;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Cql2.Types;
using RapidAI4EO.Search.Filters;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Queries;

/// <summary>Turns <c>query</c>, the older way to filter, into CQL2, so that one evaluator answers both.</summary>
internal static class QueryExtension
{
    /// <summary>Which properties there are, and of which kind, is the same for the items of all collections.</summary>
    private static readonly FilterScope Scope = FilterScope.ItemsOf(CollectionKind.All[0].Products[0]);

    /// <exception cref="InvalidInputException">It is not what the extension says, or names what the items have not.</exception>
    public static Cql2Expression? Parse(string json)
    {
        using var document = RequestJson.Parse(Encoding.UTF8.GetBytes(json), "query");
        var conditions = new List<Cql2Expression>();
        foreach (var property in Members(document.RootElement, "'query' is an object of properties, as in {\"clc_31\": {\"gte\": 0.9}}."))
        {
            foreach (var test in Members(property.Value, $"'{Excerpt.Of(property.Name)}' of 'query' is an object of operators, as in {{\"gte\": 0.9}}."))
            {
                var condition = Cql2JsonParser.Parse(Filter(PropertyName.Bare(property.Name), test));
                // Here, where it is known that it did not come as a filter.
                Scope.Check(condition);
                conditions.Add(condition);
            }
        }

        return conditions.Count == 0 ? null : conditions.Count == 1 ? conditions[0] : new Conjunction(conditions);
    }

    private static List<JsonProperty> Members(JsonElement value, string fault) =>
        value.ValueKind == JsonValueKind.Object ? [.. value.EnumerateObject()] : throw new InvalidInputException(fault);

    private static string Filter(string property, JsonProperty test)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("op", Operator(test.Name));
            json.WriteStartArray("args");
            json.WriteStartObject();
            json.WriteString("property", property);
            json.WriteEndObject();
            if (Pattern(test) is { } pattern) json.WriteStringValue(pattern);
            else WriteValue(json, property, test.Value);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Operator(string name) => name switch
    {
        "eq" => "=",
        "neq" => "<>",
        "lt" => "<",
        "lte" => "<=",
        "gt" => ">",
        "gte" => ">=",
        "in" => "in",
        "startsWith" or "endsWith" or "contains" => "like",
        _ => throw new InvalidInputException(
            $"'query' has no operator '{Excerpt.Of(name)}'. Those that it has are eq, neq, lt, lte, gt, gte, in, startsWith, endsWith, contains."),
    };

    private static string? Pattern(JsonProperty test) => test.Name switch
    {
        "startsWith" => Literal(test) + "%",
        "endsWith" => "%" + Literal(test),
        "contains" => "%" + Literal(test) + "%",
        _ => null,
    };

    /// <summary>The text with the signs that mean something in LIKE as plain characters.</summary>
    private static string Literal(JsonProperty test) => test.Value.ValueKind == JsonValueKind.String
        ? test.Value.GetString()!.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)
        : throw new InvalidInputException($"'{test.Name}' of 'query' takes a text.");

    /// <summary>Whether a text is a number as JSON writes it.</summary>
    private static bool IsNumber(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Number;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Times are texts in this extension and marked in CQL2.</summary>
    private static void WriteValue(Utf8JsonWriter json, string property, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            json.WriteStartArray();
            foreach (var item in value.EnumerateArray()) WriteValue(json, property, item);
            json.WriteEndArray();
        }
        else if (value.ValueKind == JsonValueKind.String && Queryables.Find(property) is { Kind: ValueKind.Instant })
        {
            json.WriteStartObject();
            json.WriteString("timestamp", value.GetString());
            json.WriteEndObject();
        }
        else if (value.ValueKind == JsonValueKind.String && Queryables.Find(property) is { Kind: ValueKind.Number } && IsNumber(value.GetString()!))
        {
            // Clients that read conditions from a command line know no kinds.
            json.WriteRawValue(value.GetString()!);
        }
        else
        {
            value.WriteTo(json);
        }
    }
}
