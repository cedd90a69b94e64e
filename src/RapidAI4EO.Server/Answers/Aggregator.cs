using System.Globalization;
using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Stac.Computed;

namespace RapidAI4EO.Server.Answers;

/// <summary>Sums answers up over the columns of the index.</summary>
internal sealed class Aggregator(SampleIndex index)
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The value of an aggregation without buckets; null where nothing was found.</summary>
    public static object? ValueOf(Aggregation aggregation, FoundItems found)
    {
        if (aggregation.Name == "total_count") return (long)found.Count;
        var times = Kinds(found).Select(kind => ItemSearch.TimesOf(kind)).ToList();
        if (times.Count == 0) return null;
        return (aggregation.Name == "datetime_min" ? times.Min(time => time.Start) : times.Max(time => time.End)).ToString(Instant, CultureInfo.InvariantCulture);
    }

    public IEnumerable<Bucket> BucketsOf(Aggregation aggregation, FoundItems found, CancellationToken token) => aggregation.Name switch
    {
        "collection_frequency" => Kinds(found).Select(kind => new Bucket(kind.Id, found.Of(kind)!.Count)),
        "zone_frequency" => ByTile(found, tile => tile.Zone.ToString(), token),
        "tile_frequency" => ByTile(found, tile => $"{tile.Zone}_{tile.PaddedName}", token),
        "datetime_frequency" => ByTime(found, step => string.Create(CultureInfo.InvariantCulture, $"{step.Date:yyyy-MM}-01T00:00:00Z")),
        "year_frequency" => ByTime(found, step => string.Create(CultureInfo.InvariantCulture, $"{step.Date:yyyy}-01-01T00:00:00Z")),
        "clc_frequency" => ByClass(found, token).Where(bucket => bucket.Frequency > 0).Select(bucket => bucket with { Value = null }),
        _ => ByClass(found, token).Where(bucket => bucket.Frequency > 0),
    };

    /// <summary>Collections often have the same samples, which are then looked at once.</summary>
    private static IEnumerable<(SampleSet Samples, int Times)> Sets(FoundItems found) =>
        Kinds(found).Select(kind => found.Of(kind)!).GroupBy(set => set).Select(group => (group.Key, group.Count()));

    private static IEnumerable<CollectionKind> Kinds(FoundItems found) => CollectionKind.All.Where(kind => found.Of(kind) is { } set && set.NextFrom(0) >= 0);

    /// <summary>A period counts an item once, however many of its assets lie in it.</summary>
    private static IEnumerable<Bucket> ByTime(FoundItems found, Func<TimeStep, string> period) => Kinds(found)
        .SelectMany(kind => Periods(kind, period).Select(key => (Key: key, found.Of(kind)!.Count)))
        .GroupBy(entry => entry.Key).Select(group => new Bucket(group.Key, group.Sum(entry => (long)entry.Count))).OrderBy(bucket => bucket.Key, StringComparer.Ordinal);

    private static IEnumerable<string> Periods(CollectionKind kind, Func<TimeStep, string> period) =>
        (kind.HasLabels ? Product.Sentinel2 : kind.Products[0]).Steps.Select(period).Distinct();

    private Bucket[] ByTile(FoundItems found, Func<Tile, string> key, CancellationToken token)
    {
        var counts = new Dictionary<string, long>();
        var tiles = index.Tiles;
        foreach (var (set, times) in Sets(found))
        {
            for (var tile = 0; tile < tiles.Length; tile++)
            {
                token.ThrowIfCancellationRequested();
                var end = tile + 1 < tiles.Length ? tiles[tile + 1].First : index.Count;
                var count = 0;
                for (var at = set.NextFrom(tiles[tile].First); at >= 0 && at < end; at = set.NextFrom(at + 1)) count++;
                if (count == 0) continue;
                var name = key(index.IdOf(tiles[tile].First).Tile);
                counts[name] = counts.GetValueOrDefault(name) + ((long)count * times);
            }
        }

        return [.. counts.Select(entry => new Bucket(entry.Key, entry.Value)).OrderBy(bucket => bucket.Key, StringComparer.Ordinal)];
    }

    private IEnumerable<Bucket> ByClass(FoundItems found, CancellationToken token)
    {
        var sets = Sets(found).ToList();
        foreach (var clc in ClcNomenclature.Classes)
        {
            var (items, share) = (0L, 0d);
            foreach (var (set, times) in sets)
            {
                var (count, sum) = Sum(set, clc, token);
                items += count * times;
                share += sum * times;
            }

            yield return new Bucket(clc.Property, items) { Value = share / found.Count };
        }
    }

    /// <summary>How many of the samples have some of the class, and the sum of its shares.</summary>
    private (long Count, double Share) Sum(SampleSet set, ClcClass clc, CancellationToken token)
    {
        var (items, units, odd) = (0L, 0L, 0d);
        for (var block = 0; block * ClassPostings.BlockSize < index.Count; block++)
        {
            token.ThrowIfCancellationRequested();
            var postings = index.PostingsOf(clc.Index);
            var ordinals = postings.Ordinals(block);
            var counts = postings.Counts(block);
            for (var i = 0; i < ordinals.Length; i++)
            {
                var ordinal = (block * ClassPostings.BlockSize) + ordinals[i];
                if (!set.Contains(ordinal)) continue;
                items++;
                if (counts[i] == ClassPostings.NonQuantized) odd += index.NonQuantizedFractionOf(ordinal, clc.Index);
                else units += counts[i];
            }
        }

        return (items, (units / (double)ClassPostings.SharesUnit) + odd);
    }
}
