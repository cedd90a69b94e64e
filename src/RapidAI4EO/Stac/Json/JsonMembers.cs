using System.Text.Json;

namespace RapidAI4EO.Stac.Json;

/// <summary>
/// Finds values in JSON by one pass over its UTF-8, and leaves all else as it lies there: an item of 70 kB has thousands of tokens,
/// of which a search needs ten.
/// </summary>
internal static class JsonMembers
{
    /// <summary>Nesting costs a bit a level here, so it need not be bounded; what needs a stack bounds itself.</summary>
    private static readonly JsonReaderOptions Options = new() { MaxDepth = int.MaxValue };

    /// <summary>The values of some members of an object, in the order of their names; empty for a member that is not there.</summary>
    /// <remarks>Of members that are there twice the last counts, as everywhere. What is no object has no members.</remarks>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static ReadOnlyMemory<byte>[] Find(ReadOnlyMemory<byte> json, byte[][] names)
    {
        var found = new ReadOnlyMemory<byte>[names.Length];
        var reader = new Utf8JsonReader(json.Span, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            while (reader.Read())
            {
            }

            return found;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = IndexOf(reader, names);
            var value = Value(ref reader, json);
            if (at >= 0) found[at] = value;
        }

        // What follows the object is no business of JSON.
        reader.Read();
        return found;
    }

    /// <summary>All members of an object in order; none of what is no object. A name that is not valid Unicode names nothing.</summary>
    public static IEnumerable<JsonMember> All(ReadOnlyMemory<byte> json)
    {
        foreach (var (name, value) in Named(json))
        {
            if (name is not null) yield return new JsonMember(name, value);
        }
    }

    /// <summary>The same with those whose name is not valid Unicode, which stand without one.</summary>
    public static List<(string? Name, ReadOnlyMemory<byte> Value)> Named(ReadOnlyMemory<byte> json)
    {
        var members = new List<(string?, ReadOnlyMemory<byte>)>();
        if (json.IsEmpty) return members;
        var reader = new Utf8JsonReader(json.Span, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return members;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonValues.Text(in reader);
            var value = Value(ref reader, json);
            members.Add((name, value));
        }

        return members;
    }

    /// <summary>The elements of an array, one after the other as they are asked for; none of what is no array.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Elements(ReadOnlyMemory<byte> json)
    {
        var state = new JsonReaderState(Options);
        var at = 0;
        while (Next(json, ref at, ref state, out var element)) yield return element;
    }

    private static bool Next(ReadOnlyMemory<byte> json, ref int at, ref JsonReaderState state, out ReadOnlyMemory<byte> element)
    {
        element = default;
        if (json.IsEmpty) return false;
        var rest = json[at..];
        var reader = new Utf8JsonReader(rest.Span, isFinalBlock: true, state);
        if (at == 0 && (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)) return false;
        if (!reader.Read() || reader.TokenType == JsonTokenType.EndArray) return false;
        element = Here(ref reader, rest);
        at += (int)reader.BytesConsumed;
        state = reader.CurrentState;
        return true;
    }

    private static int IndexOf(in Utf8JsonReader reader, byte[][] names)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (JsonValues.Is(in reader, names[i])) return i;
        }

        return -1;
    }

    private static ReadOnlyMemory<byte> Value(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        reader.Read();
        return Here(ref reader, json);
    }

    private static ReadOnlyMemory<byte> Here(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }
}
