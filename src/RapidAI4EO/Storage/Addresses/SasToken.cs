using System.Buffers;
using System.Globalization;

namespace RapidAI4EO.Storage.Addresses;

/// <summary>
/// What can be said of a shared access signature (SAS) without saying it: the query behind a URL that lets its holder read, for a
/// time.
/// </summary>
internal static class SasToken
{
    private const string Signature = "sig=";

    private static readonly SearchValues<char> EndsOfValues = SearchValues.Create("& \t\r\n\"'");

    /// <summary>What is wrong with a token, as half a sentence that does not quote it; null where nothing is.</summary>
    public static string? FindFault(string text)
    {
        var token = Bare(text);
        if (token.Contains("://") || token.Contains('?')) return "it is a whole URL, and only the part behind its question mark belongs here";
        if (!token.Split('&').Any(IsSignature)) return "it has no 'sig=' in it";
        return token.All(c => c is > ' ' and < '\u007f' and not '#') ? null : "it has characters in it that no signature has";
    }

    /// <summary>The token as a query: with one question mark before it.</summary>
    public static string ToQuery(string text) => '?' + Bare(text);

    /// <summary>When a query's token ends; null where it does not say.</summary>
    public static DateTimeOffset? ExpiryOf(string query)
    {
        var end = query.TrimStart('?').Split('&').FirstOrDefault(part => part.StartsWith("se=", StringComparison.OrdinalIgnoreCase));
        return end is not null && DateTimeOffset.TryParse(
            Uri.UnescapeDataString(end[3..]), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }

    /// <summary>A text as it may be shown: each signature in it cut out.</summary>
    public static string Hide(string text)
    {
        for (var at = IndexOfSignature(text, 0); at >= 0; at = IndexOfSignature(text, at))
        {
            var end = text.AsSpan(at).IndexOfAny(EndsOfValues);
            text = string.Concat(text.AsSpan(0, at), "...", end < 0 ? "" : text.AsSpan(at + end));
            at += "...".Length;
        }

        return text;
    }

    private static string Bare(string text) => text.Trim().TrimStart('?');

    private static bool IsSignature(string part) =>
        part.Length > Signature.Length && part.StartsWith(Signature, StringComparison.OrdinalIgnoreCase);

    private static int IndexOfSignature(string text, int from)
    {
        var at = text.IndexOf(Signature, from, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? at : at + Signature.Length;
    }
}
