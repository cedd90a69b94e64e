using System.Runtime.CompilerServices;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;

namespace RapidAI4EO.Imagery.Series;

/// <summary>Follows a place through time: chips are fetched and decoded several at once, and their points come in order.</summary>
public sealed class SeriesReader(ChipStore store)
{
    /// <summary>A point for each chip of the request. One that cannot be had or read has a <see cref="SeriesPoint.Problem"/> and stops nothing.</summary>
    public async IAsyncEnumerable<SeriesPoint> ReadAsync(SeriesRequest request, [EnumeratorCancellation] CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Parallel, 1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        var pending = new Queue<Task<SeriesPoint>>();
        try
        {
            foreach (var key in request.Keys())
            {
                if (pending.Count == request.Parallel) yield return await pending.Dequeue().ConfigureAwait(false);
                pending.Enqueue(Task.Run(() => PointAsync(request, key, stop.Token), stop.Token));
            }

            while (pending.Count > 0) yield return await pending.Dequeue().ConfigureAwait(false);
        }
        finally
        {
            // Who stops reading early leaves nothing running.
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)Task.WhenAll(pending)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<SeriesPoint> PointAsync(SeriesRequest request, AssetKey key, CancellationToken token)
    {
        try
        {
            var chip = await store.ReadAsync(key, token).ConfigureAwait(false);
            if (!request.IgnoresUnclearTags && chip.Info.DoubtsOf(chip.Name) is { } doubts) return new SeriesPoint { Key = key, Problem = doubts };
            var values = request.Index.Compute(chip);
            if (request.Mask == SeriesMask.Quality && key.Product == Product.PlanetFusion)
            {
                var quality = await store.ReadAsync(key with { Product = Product.PlanetFusionQuality }, token).ConfigureAwait(false);
                QualityMask.Apply(quality, chip, values);
            }

            return Describe(request, key, chip, values);
        }
        catch (CorpusException e) when (e is not InvalidInputException)
        {
            return new SeriesPoint { Key = key, Problem = e.Message };
        }
    }

    private static SeriesPoint Describe(SeriesRequest request, AssetKey key, Chip chip, float[] values)
    {
        var statistics = new BandStatistics();
        statistics.AddFloats<float>(values);
        var percentiles = new Percentiles(values);
        return new SeriesPoint
        {
            Key = key,
            Pixels = values.Length,
            Width = chip.Pixels.Width,
            Valid = percentiles.Count,
            Mean = statistics.Mean,
            Stddev = statistics.Stddev,
            P10 = percentiles.At(10),
            Median = percentiles.At(50),
            P90 = percentiles.At(90),
            Values = request.KeepPixels ? values : null,
        };
    }
}
