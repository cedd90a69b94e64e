using System.Globalization;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.GeoTiff;

namespace RapidAI4EO.Imagery.Chips;

/// <summary>
/// Finds a sound chip of a product, which settles what the others have to be like: always the same one, whatever comes first over the network.
/// </summary>
internal sealed class ChipSurvey(ChipReader reader, int parallel)
{
    // Where so many are missing or damaged, the root is the wrong one.
    private const int MaxChips = 1000;

    // Nearly always all are sound. Of three, one that strayed in from another product has two against it.
    private const int Voters = 3;

    private static readonly double GoldenSection = (Math.Sqrt(5) - 1) / 2;

    /// <param name="product">The product.</param>
    /// <param name="count">How many chips there are, from 1 on.</param>
    /// <param name="keyAt">Each, by its place from 0 on.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="CorpusException">None of those that were tried can be read, or a root does not answer.</exception>
    public async Task<GeoTiffInfo> FindAsync(Product product, long count, Func<long, AssetKey> keyAt, CancellationToken token)
    {
        ChipFault? first = null;
        var tries = (int)Math.Min(count, MaxChips);
        for (var tried = 0; tried < tries;)
        {
            var some = Enumerable.Range(tried, Math.Min(tried == 0 ? Voters : parallel, tries - tried)).Select(attempt => keyAt(PlaceOf(attempt, count))).ToList();
            var results = await Task.WhenAll(some.Select(key => reader.ReadInfoAsync(key, token))).ConfigureAwait(false);
            if (Elect(results.Select(result => result.Info).OfType<GeoTiffInfo>()) is { } info) return info;
            if (results.FirstOrDefault(result => result.Fault?.Kind == ChipFaultKind.Unreachable).Fault is { } silent)
            {
                throw new CorpusException($"A root does not answer, and nothing is known of its images. {silent.Message}");
            }

            first ??= results[0].Fault;
            tried += some.Count;
        }

        var which = tries == count ? string.Create(CultureInfo.InvariantCulture, $"None of the {count:N0} images of {product}") : string.Create(CultureInfo.InvariantCulture, $"None of {tries:N0} images of {product} that were tried, of {count:N0},");
        throw new CorpusException($"{which} can be read, so nothing is known of their size and type. Is it the right root? The first: {first!.Message}");
    }

    /// <summary>The first of those that most are like; of as many on both sides, the first.</summary>
    private static GeoTiffInfo? Elect(IEnumerable<GeoTiffInfo> sound) =>
        sound.GroupBy(ChipLayout.Of).MaxBy(alike => alike.Count())?.First();

    /// <summary>
    /// One after the other where all are tried; else by multiples of the golden section, which come near every place and keep step with no
    /// period: every so-manieth file would always be of the same date.
    /// </summary>
    private static long PlaceOf(int attempt, long count) => count <= MaxChips ? attempt : (long)(attempt * GoldenSection % 1 * count);
}
