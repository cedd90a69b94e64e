using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RapidAI4EO.Search.Cql2.Syntax;
using RapidAI4EO.Search.Cql2.Types;

namespace RapidAI4EO.Search.Cql2.Json;

/// <summary>Writes filters as CQL2 JSON.</summary>
public static class Cql2JsonWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 4 * FilterBounds.MaxHeight };

    public static string Write(Cql2Expression expression)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            Write(expression, json);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    public static void Write(Cql2Expression expression, Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        switch (expression)
        {
            case BooleanLiteral literal:
                json.WriteBooleanValue(literal.Value);
                break;
            case NumberLiteral number:
                json.WriteRawValue(JsonNumber.Of(number.Text));
                break;
            case TextLiteral text:
                json.WriteStringValue(text.Value);
                break;
            case PropertyName property:
                WriteMember(json, "property", property.Name);
                break;
            case InstantLiteral instant:
                WriteMember(json, instant.IsDay ? "date" : "timestamp", instant.Text);
                break;
            case IntervalLiteral interval:
                WriteInterval(interval, json);
                break;
            case GeometryLiteral literal:
                GeoJsonText.Write(literal.Geometry, json);
                break;
            case BoxLiteral box:
                WriteBox(box, json);
                break;
            case ArrayLiteral array:
                WriteAll(array.Items, json);
                break;
            case InList list:
                WriteIn(list, json);
                break;
            default:
                WriteOperator(OperatorOf(expression), ChildExpressions.Of(expression), json);
                break;
        }
    }

    private static string OperatorOf(Cql2Expression expression) => expression switch
    {
        Conjunction => "and",
        Disjunction => "or",
        Negation => "not",
        Comparison c => c.Operator.ToText(),
        Between => "between",
        Like => "like",
        IsNull => "isNull",
        Folding folding => folding.Kind == FoldingKind.Case ? "casei" : "accenti",
        Arithmetic a => a.Operator.ToText(),
        SpatialPredicate s => s.Operator.ToText(),
        TemporalPredicate t => t.Operator.ToText(),
        ArrayPredicate a => a.Operator.ToText(),
        FunctionCall call => call.Name,
        _ => throw new ArgumentException($"{expression} has no form in JSON.", nameof(expression)),
    };

    private static void WriteOperator(string op, IEnumerable<Cql2Expression> args, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("op", op);
        json.WritePropertyName("args");
        WriteAll(args, json);
        json.WriteEndObject();
    }

    private static void WriteIn(InList list, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("op", "in");
        json.WriteStartArray("args");
        Write(list.Value, json);
        WriteAll(list.Items, json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAll(IEnumerable<Cql2Expression> items, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            Write(item, json);
        }

        json.WriteEndArray();
    }

    private static void WriteInterval(IntervalLiteral interval, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("interval");
        foreach (var end in (Cql2Expression?[])[interval.Start, interval.End])
        {
            if (end is null or InstantLiteral)
            {
                json.WriteStringValue((end as InstantLiteral)?.Text ?? IntervalLiteral.Open);
            }
            else
            {
                Write(end, json);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteBox(BoxLiteral box, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("bbox");
        foreach (var number in box.Numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMember(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartObject();
        json.WriteString(name, value);
        json.WriteEndObject();
    }
}
