using System.Text.Json;

namespace RapidAI4EO.Stac.Json;

/// <summary>Reads single values whose kind nobody has promised: null where it is another, or text that is not valid Unicode.</summary>
internal static class JsonValues
{
    public static string? Text(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty || json.Span[0] != (byte)'"') return null;
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        return Text(in reader);
    }

    /// <summary>The text or name that a reader stands at.</summary>
    public static string? Text(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether that is the text or name; what is not valid Unicode is none.</summary>
    public static bool Is(in Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        try
        {
            return reader.ValueTextEquals(text);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The texts in an array; other things in it are passed over.</summary>
    public static IReadOnlyList<string> Texts(ReadOnlyMemory<byte> json)
    {
        var texts = new List<string>();
        foreach (var element in JsonMembers.Elements(json))
        {
            if (Text(element) is { } text) texts.Add(text);
        }

        return texts;
    }

    /// <summary>The numbers of an array; null where it is no array or has other things in it.</summary>
    public static double[]? Numbers(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty || json.Span[0] != (byte)'[') return null;
        var numbers = new List<double>();
        foreach (var element in JsonMembers.Elements(json))
        {
            var reader = new Utf8JsonReader(element.Span);
            if (!char.IsAsciiDigit((char)element.Span[0]) && element.Span[0] != (byte)'-') return null;
            reader.Read();
            numbers.Add(reader.GetDouble());
        }

        return [.. numbers];
    }

    public static bool IsNull(ReadOnlyMemory<byte> json) => json.Span.SequenceEqual("null"u8);

    public static bool IsArray(ReadOnlyMemory<byte> json) => !json.IsEmpty && json.Span[0] == (byte)'[';

    public static bool IsObject(ReadOnlyMemory<byte> json) => !json.IsEmpty && json.Span[0] == (byte)'{';

    /// <summary>Whether it is there and no null.</summary>
    public static bool IsGiven(ReadOnlyMemory<byte> json) => !json.IsEmpty && !IsNull(json);
}
