using System.Globalization;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage.Http.Protocol;

/// <summary>
/// How long the body of an answer is, as RFC 9112, 6.3 has it: several lengths that are the same are one, and several that differ, or one
/// that is no number, end the answer. The framework takes the first of them, and with it a part of the object for the whole.
/// </summary>
internal static class BodyLength
{
    /// <summary>Sees to it that the answer's Content-Length, where it has one, can be believed.</summary>
    /// <param name="response">A good answer.</param>
    /// <param name="address">For messages.</param>
    /// <exception cref="StorageException">It cannot.</exception>
    public static void Process(HttpResponseMessage response, string address)
    {
        // Chunks say themselves where they end; then no length counts.
        if (response.Headers.TransferEncodingChunked is true) return;
        var headers = response.Content.Headers;
        if (!headers.NonValidated.TryGetValues("Content-Length", out var values)) return;
        var lengths = values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal).ToArray();
        if (lengths.Length == 1 && headers.ContentLength is not null && values.Count == 1) return;
        if (lengths.Length != 1 || !long.TryParse(lengths[0], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            throw HttpFaults.Refusal(address, $"announces its length as {Quote(lengths)}, so a cut could not be noticed. Its server, or a proxy before it, is at fault");
        }

        headers.ContentLength = length;
    }

    /// <summary>Bytes to be read; null where the body says itself where it ends.</summary>
    public static long? Of(HttpResponseMessage response) =>
        response.Headers.TransferEncodingChunked is true ? null : response.Content.Headers.ContentLength;

    /// <summary>Foreign text: as much of it as a message bears.</summary>
    private static string Quote(string[] lengths)
    {
        var text = string.Join(" and ", lengths.Select(length => length.Length == 0 ? "nothing" : length));
        return text.Length <= 60 ? text : text[..60] + "…";
    }
}
