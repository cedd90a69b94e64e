using System.Buffers;
using System.Text.Json;
using RapidAI4EO.Server.Http;
using RapidAI4EO.Server.Queries;

namespace RapidAI4EO.Server.Answers;

/// <summary>
/// Leaves of an item what a selection includes at any depth, as <c>assets.s2_2018-05.href</c> or <c>-assets.labels.roles</c>. Members of objects
/// in an array are named as if the array were not there: <c>properties.bands.name</c>. Not safe for use by many threads.
/// </summary>
/// <param name="fields">The selection.</param>
internal sealed class NestedFields(FieldSelection fields)
{
    private readonly FieldNode _root = new(fields, "");

    /// <param name="item">An item, well formed.</param>
    /// <param name="output">Where to.</param>
    public void Copy(ReadOnlySpan<byte> item, IBufferWriter<byte> output)
    {
        var reader = new Utf8JsonReader(item);
        reader.Read();
        using var json = new Utf8JsonWriter(output, Answer.JsonOptions);
        Copy(ref reader, json, _root);
    }

    private static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter json, FieldNode node)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                CopyObject(ref reader, json, node);
                break;
            case JsonTokenType.StartArray:
                CopyArray(ref reader, json, node);
                break;
            case JsonTokenType.String:
                json.WriteStringValue(reader.GetString());
                break;
            default:
                json.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }
    }

    private static void CopyObject(ref Utf8JsonReader reader, Utf8JsonWriter json, FieldNode node)
    {
        json.WriteStartObject();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            var member = node.Member(name);
            reader.Read();
            if (!IsWritten(reader.TokenType, member))
            {
                reader.Skip();
                continue;
            }

            json.WritePropertyName(name);
            Copy(ref reader, json, member);
        }

        json.WriteEndObject();
    }

    private static void CopyArray(ref Utf8JsonReader reader, Utf8JsonWriter json, FieldNode node)
    {
        json.WriteStartArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (IsWritten(reader.TokenType, node)) Copy(ref reader, json, node);
            else reader.Skip();
        }

        json.WriteEndArray();
    }

    private static bool IsWritten(JsonTokenType token, FieldNode node) =>
        token is JsonTokenType.StartObject or JsonTokenType.StartArray ? node.IsIncluded : node.IsValueIncluded;
}
