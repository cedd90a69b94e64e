using System.Collections.Concurrent;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.Series;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Output.Lists;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Training.Statistics;

/// <summary>One count: the list of chips streams past, and many workers read and count them.</summary>
internal sealed class StatisticsRun(SampleIndex index, ChipReader reader, StatisticsRequest request, IProgress<StatisticsProgress>? progress)
{
    private readonly Dictionary<Product, ProductLayout> _layouts = [];
    private readonly FaultList _faults = new(request.MaxFaultsKept);
    private readonly ConcurrentDictionary<(int Product, int Part, DateOnly? Month), StatisticsGroup> _groups = new();
    private readonly ConcurrentBag<SampleCounter> _counters = [];
    private readonly ChipBuffers _buffers = new();
    private readonly AssetList[] _lists = [.. request.Parts.Select(part => new AssetList(index, part.Samples, request.AssetsPerSample))];
    private long _total;
    private long _done;

    public async Task<StatisticsReport> RunAsync(CancellationToken token)
    {
        _total = _lists.Sum(list => list.Count);
        await FindLayoutsAsync(token).ConfigureAwait(false);
        var options = new ParallelOptions { MaxDegreeOfParallelism = request.Parallel, CancellationToken = token };
        await Parallel.ForEachAsync(Chips(), options, async (chip, inner) => await CountAsync(chip, inner).ConfigureAwait(false)).ConfigureAwait(false);
        return new StatisticsReport
        {
            Groups = [.. _groups.OrderBy(group => group.Key).Select(group => group.Value)],
            Chips = _total,
            LeftOut = _faults.Counts,
            Faults = _faults.InOrder(),
        };
    }

    /// <summary>The chips of a product all have to be as its first sound one, which is looked for before any work is shared out.</summary>
    private async Task FindLayoutsAsync(CancellationToken token)
    {
        int[] ordinals = [.. request.Parts.SelectMany(part => part.Samples.Ordinals())];
        foreach (var product in request.Products)
        {
            TimeStep?[] steps = [.. request.AssetsPerSample.Where(asset => asset.Product == product).Select(asset => asset.Step)];
            if (ordinals.Length == 0 || steps.Length == 0) continue;
            await FindLayoutAsync(product, ordinals, steps, token).ConfigureAwait(false);
            if (NeedsQuality(product)) await FindLayoutAsync(Product.PlanetFusionQuality, ordinals, steps, token).ConfigureAwait(false);
        }
    }

    private async Task FindLayoutAsync(Product product, int[] ordinals, TimeStep?[] steps, CancellationToken token)
    {
        var survey = new ChipSurvey(reader, request.Parallel);
        _layouts[product] = new ProductLayout(product, await survey.FindAsync(product, (long)ordinals.Length * steps.Length, KeyAt, token).ConfigureAwait(false));

        AssetKey KeyAt(long place)
        {
            var (sample, step) = Math.DivRem(place, steps.Length);
            return new AssetKey(index.IdOf(ordinals[sample]), product, steps[step]);
        }
    }

    private IEnumerable<ListedChip> Chips()
    {
        var place = 0L;
        for (var part = 0; part < _lists.Length; part++)
        {
            foreach (var key in _lists[part].Keys()) yield return new ListedChip(key, part, place++);
        }
    }

    private async Task CountAsync(ListedChip chip, CancellationToken token)
    {
        if (await TryCountAsync(chip, token).ConfigureAwait(false) is { } fault)
        {
            if (request.StopAtFault) throw new CorpusException($"Nothing is to be left out, so the first fault ends it. {fault.Message}");
            if (fault.Kind == ChipFaultKind.Unreachable) throw new CorpusException($"A root does not answer, and nothing is known of its images. {fault.Message}");
            _faults.Add(fault, chip.Place);
        }

        progress?.Report(new StatisticsProgress(Interlocked.Increment(ref _done), _total));
    }

    private async Task<ChipFault?> TryCountAsync(ListedChip chip, CancellationToken token)
    {
        var layout = _layouts[chip.Key.Product];
        var pixels = _buffers.Rent(layout.Chip.Bytes);
        byte[]? keep = null;
        try
        {
            if (await reader.ReadAsync(chip.Key, layout.Chip, pixels.AsMemory(0, layout.Chip.Bytes), token).ConfigureAwait(false) is { } fault) return fault;
            if (NeedsQuality(chip.Key.Product))
            {
                keep = _buffers.Rent(layout.Chip.Width * layout.Chip.Height);
                if (await TryReadMaskAsync(chip.Key, layout.Chip, keep, token).ConfigureAwait(false) is { } unmasked) return unmasked;
            }

            Add(chip, layout, pixels, keep);
            return null;
        }
        finally
        {
            _buffers.Return(pixels);
            if (keep is not null) _buffers.Return(keep);
        }
    }

    private async Task<ChipFault?> TryReadMaskAsync(AssetKey chip, ChipLayout layout, byte[] keep, CancellationToken token)
    {
        var (key, quality) = (QualityOf(chip), _layouts[Product.PlanetFusionQuality].Chip);
        if ((quality.Width, quality.Height) != (layout.Width, layout.Height))
        {
            return new ChipFault(key, ChipFaultKind.Different, $"{key} has {quality.Width} x {quality.Height} pixels and cannot mask {chip}, which has {layout.Width} x {layout.Height}.");
        }

        var samples = _buffers.Rent(quality.Bytes);
        try
        {
            var fault = await reader.ReadAsync(key, quality, samples.AsMemory(0, quality.Bytes), token).ConfigureAwait(false);
            if (fault is null) QualityMask.Read(samples, quality.Type, keep.AsSpan(0, layout.Width * layout.Height));
            return fault;
        }
        finally
        {
            _buffers.Return(samples);
        }
    }

    private void Add(ListedChip chip, ProductLayout layout, byte[] pixels, byte[]? keep)
    {
        var date = chip.Key.Step!.Value.Date;
        DateOnly? month = request.ByMonth ? new DateOnly(date.Year, date.Month, 1) : null;
        var group = _groups.GetOrAdd(
            (chip.Key.Product.Index, chip.Part, month),
            key => new StatisticsGroup(layout, request.Parts[key.Part].Name, key.Month));
        if (!_counters.TryTake(out var counter)) counter = new SampleCounter();
        group.Add(pixels.AsSpan(0, layout.Chip.Bytes), counter, keep is null ? [] : keep.AsSpan(0, layout.Chip.Width * layout.Chip.Height));
        _counters.Add(counter);
    }

    private bool NeedsQuality(Product product) => request.Mask == SeriesMask.Quality && product == Product.PlanetFusion;

    private static AssetKey QualityOf(AssetKey key) => key with { Product = Product.PlanetFusionQuality };

    /// <summary>A chip, the part that it belongs to, and where it stands in the list.</summary>
    private readonly record struct ListedChip(AssetKey Key, int Part, long Place);
}
