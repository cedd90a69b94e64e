using System.Text.Json;
using RapidAI4EO.Corpus;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Cql2.Types;

namespace RapidAI4EO.Search.Cql2.Json;

/// <summary>Reads one value of a JSON filter and all below it.</summary>
internal static class JsonFilterReader
{
    public static Cql2Expression Read(JsonElement value, JsonPath path, int depth = 0)
    {
        var place = new Cql2Location(path);
        // Callers may hand over documents that were read with any depth; every level takes stack.
        if (depth > FilterBounds.MaxHeight)
        {
            throw FilterBounds.TooDeep(place);
        }

        return value.ValueKind switch
        {
            JsonValueKind.Number => Number(value, place),
            JsonValueKind.String => new TextLiteral(value.GetString()!, place),
            JsonValueKind.True or JsonValueKind.False => new BooleanLiteral(value.GetBoolean(), place),
            JsonValueKind.Array => new ArrayLiteral(ReadAll(value, path, depth), place),
            JsonValueKind.Object => Object(value, path, depth),
            _ => throw Cql2Error.At(place, "null is no value. Ask with {\"op\": \"isNull\", \"args\": [...]}."),
        };
    }

    public static List<Cql2Expression> ReadAll(JsonElement array, JsonPath path, int depth)
    {
        var items = new List<Cql2Expression>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
        {
            items.Add(Read(item, path.Item(items.Count), depth + 1));
        }

        return items;
    }

    /// <exception cref="InvalidInputException">The value is no text.</exception>
    public static string Text(JsonElement value, JsonPath path) => value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw Cql2Error.At(new Cql2Location(path), $"text was expected, not {Excerpt(value)}.");

    /// <exception cref="InvalidInputException">The value is no array.</exception>
    public static JsonElement Array(JsonElement value, JsonPath path) => value.ValueKind == JsonValueKind.Array
        ? value
        : throw Cql2Error.At(new Cql2Location(path), $"an array was expected, not {Excerpt(value)}.");

    public static string Excerpt(JsonElement value) => DisplayText.Text(value.GetRawText());

    private static NumberLiteral Number(JsonElement value, Cql2Location place) => RapidAI4EO.Index.Format.Rational.TryParse(value.GetRawText(), out _)
        ? new NumberLiteral(value.GetRawText(), place)
        : throw Cql2Error.At(place, $"the number '{Excerpt(value)}' is too long or too large.");

    private static Cql2Expression Object(JsonElement value, JsonPath path, int depth)
    {
        var place = new Cql2Location(path);
        if (value.TryGetProperty("op", out var op))
        {
            return JsonOperatorReader.Read(Text(op, path.Member("op")), value, path, depth);
        }

        if (value.TryGetProperty("property", out var property))
        {
            return new PropertyName(PropertyName.Bare(Text(property, path.Member("property"))), place);
        }

        if (value.TryGetProperty("date", out var date))
        {
            return Instant(Text(date, path.Member("date")), true, path.Member("date"), place);
        }

        if (value.TryGetProperty("timestamp", out var timestamp))
        {
            return Instant(Text(timestamp, path.Member("timestamp")), false, path.Member("timestamp"), place);
        }

        if (value.TryGetProperty("interval", out var interval))
        {
            return Interval(Array(interval, path.Member("interval")), path.Member("interval"), place, depth);
        }

        if (value.TryGetProperty("type", out var type))
        {
            return new GeoJsonReader().Read(Text(type, path.Member("type")), value, path);
        }

        return value.TryGetProperty("bbox", out var box)
            ? GeoJsonReader.ReadBox(box, path.Member("bbox"), place)
            : throw Cql2Error.At(place, "an object needs 'op' and 'args', or 'property', 'date', 'timestamp', 'interval', 'bbox', or a GeoJSON 'type'.");
    }

    private static InstantLiteral Instant(string text, bool isDay, JsonPath path, Cql2Location place) =>
        InstantLiteral.Read(text, place) is { } instant && instant.IsDay == isDay
            ? instant
            : throw Cql2Error.At(new Cql2Location(path), Times.Problem(isDay, $"'{DisplayText.Text(text)}'"));

    private static IntervalLiteral Interval(JsonElement bounds, JsonPath path, Cql2Location place, int depth)
    {
        if (bounds.GetArrayLength() != 2)
        {
            throw Cql2Error.At(new Cql2Location(path), "an interval has two ends.");
        }

        return Times.Interval(Bound(bounds[0], path.Item(0), depth), Bound(bounds[1], path.Item(1), depth), place);
    }

    private static Cql2Expression Bound(JsonElement bound, JsonPath path, int depth)
    {
        if (bound.ValueKind == JsonValueKind.String)
        {
            return Times.Bound(bound.GetString()!, new Cql2Location(path));
        }

        // In JSON the ends are the plain text; an object with a date would not be written so by anyone else.
        return Read(bound, path, depth + 1) is var end and (PropertyName or FunctionCall)
            ? end
            : throw Cql2Error.At(new Cql2Location(path), $"an interval has text or a property at its ends, not {Excerpt(bound)}.");
    }
}
