using System.Text.Json;

namespace RapidAI4EO.Corpus;

/// <summary>Makes foreign text fit to stand in a message: short, on one line, without control characters.</summary>
internal static class DisplayText
{
    private const int MaxLength = 80;

    // Where the place follows, which is told in other words, and before it advice for programmers.
    private static readonly string[] BehindReason = [" Change the reader options.", " LineNumber:"];

    public static string Text(ReadOnlySpan<char> text)
    {
        var length = Math.Min(text.Length, MaxLength);
        var shown = new char[length];
        for (var i = 0; i < length; i++)
        {
            shown[i] = char.IsControl(text[i]) ? '?' : text[i];
        }

        return text.Length > MaxLength ? new string(shown) + "..." : new string(shown);
    }

    /// <summary>What is wrong with a text that is no JSON, without where.</summary>
    public static string Reason(JsonException fault) => fault.Message.Split(BehindReason, StringSplitOptions.None)[0];
}
