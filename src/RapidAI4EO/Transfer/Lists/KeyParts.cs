using System.Runtime.CompilerServices;
using RapidAI4EO.Corpus;
using RapidAI4EO.Parts;

namespace RapidAI4EO.Transfer.Lists;

/// <summary>Cuts a list of keys into parts of as many lines. Lines of one sample that follow one another stay together.</summary>
public static class KeyParts
{
    /// <param name="keys">The whole list.</param>
    /// <param name="total">How many keys it has.</param>
    /// <param name="part">Which part.</param>
    /// <param name="token">Cancels.</param>
    public static async IAsyncEnumerable<string> Cut(IAsyncEnumerable<string> keys, long total, Part part, [EnumeratorCancellation] CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var (line, number) = (0L, 0L);
        SampleId? sample = null;
        await foreach (var key in keys.WithCancellation(token).ConfigureAwait(false))
        {
            SampleId? own = AssetKey.TryParse(key, out var asset) ? asset.Sample : null;
            if (own is null || own != sample) number = (long)((Int128)line * part.Count / Math.Max(total, 1)) + 1;
            sample = own;
            line++;
            if (Math.Min(number, part.Count) == part.Number) yield return key;
        }
    }
}
