using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Transfer.Estimates;

/// <summary>The files that a run would fetch, by product, and a draw of each.</summary>
internal sealed class Strata
{
    // So few say next to nothing of how much sizes differ.
    private const int MinProbeCount = 10;

    private readonly Stratum[] _all;
    private readonly Random _random;

    public Strata(EstimateOptions options)
    {
        _random = new Random((int)(options.Seed ^ (options.Seed >> 32)));
        _all = [.. Product.All.Append(null).Select(product => new Stratum(product, options.ProbeCount))];
    }

    /// <summary>Those that have files.</summary>
    public IEnumerable<Stratum> Filled => _all.Where(stratum => stratum.Count > 0);

    public long AlreadyThere { get; private set; }

    public long Refused { get; private set; }

    public long ToFetch => _all.Sum(stratum => stratum.Count);

    /// <summary>Lets all keys pass by, once.</summary>
    /// <param name="keys">The files.</param>
    /// <param name="isThere">Whether a file needs no fetching.</param>
    /// <param name="token">Cancels.</param>
    public async Task ReadAsync(IAsyncEnumerable<string> keys, Func<string, bool> isThere, CancellationToken token)
    {
        await foreach (var key in keys.WithCancellation(token).ConfigureAwait(false))
        {
            if (ObjectKey.FindFault(key) is not null) Refused++;
            else if (isThere(key)) AlreadyThere++;
            else _all[KeyProduct.Of(key)?.Index ?? _all.Length - 1].Add(key, _random);
        }

        foreach (var stratum in _all) stratum.Shuffle(_random);
    }

    /// <summary>
    /// Deals out questions where they make the total most certain (Neyman 1934): by a product's count times the spread of its
    /// sizes, which is taken to grow with the size itself. None is left with a handful.
    /// </summary>
    /// <returns>The files to ask about, mixed so that any beginning of the list is a fair draw too.</returns>
    public IReadOnlyList<(Stratum Stratum, string Key)> Deal(int heads)
    {
        var shares = Filled.ToDictionary(stratum => stratum, _ => 0);
        for (var dealt = 0; dealt < heads; dealt++)
        {
            var open = shares.Where(share => share.Value < share.Key.Drawn.Count).ToList();
            if (open.Count == 0) break;
            var next = open.MaxBy(share => share.Value < MinProbeCount
                ? double.MaxValue / (share.Value + 1)
                : share.Key.Count * share.Key.TypicalBytes / (share.Value + 1.0)).Key;
            shares[next]++;
        }

        return Mix(shares.Select(share => (share.Key, share.Value, (double)share.Value)));
    }

    /// <summary>Files in the proportions of the whole list, in random order, as far as the draw reaches.</summary>
    public IReadOnlyList<string> Cross()
    {
        var reach = Filled.Min(stratum => (double)stratum.Drawn.Count / stratum.Count);
        return [.. Mix(Filled.Select(stratum => (stratum, (int)Math.Round(reach * stratum.Count), (double)stratum.Count))).Select(file => file.Key)];
    }

    /// <summary>Spreads the files of each stratum evenly, so many over the unit interval as the stratum weighs.</summary>
    private static IReadOnlyList<(Stratum Stratum, string Key)> Mix(IEnumerable<(Stratum Stratum, int Take, double Weight)> shares) =>
    [
        .. shares
            .SelectMany(share => Enumerable.Range(0, share.Take).Select(i => (share.Stratum, Key: share.Stratum.Drawn[i], Place: (i + 0.5) / share.Weight)))
            .OrderBy(file => file.Place)
            .Select(file => (file.Stratum, file.Key)),
    ];
}
