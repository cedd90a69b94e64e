using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;

namespace RapidAI4EO.Training.Statistics;

/// <summary>What was counted of a product: of all samples or a split, of all times or a month.</summary>
public sealed class StatisticsGroup
{
    private long _chips;

    internal StatisticsGroup(ProductLayout layout, string? part, DateOnly? month)
    {
        (Layout, Part, Month) = (layout, part, month);
        Bands = [.. layout.Bands.All.Select(_ => new BandTotals(layout.Chip.Type))];
    }

    public Product Product => Layout.Product;

    /// <summary>What the product's chips have in common.</summary>
    public ProductLayout Layout { get; }

    /// <summary>The split; null where samples are not split.</summary>
    public string? Part { get; }

    /// <summary>The first of the month; null where months are counted together.</summary>
    public DateOnly? Month { get; }

    /// <summary>Chips that were counted.</summary>
    public long Chips => Interlocked.Read(ref _chips);

    /// <summary>Each band, as stored.</summary>
    public IReadOnlyList<BandTotals> Bands { get; }

    internal void AddChips(long chips) => Interlocked.Add(ref _chips, chips);

    /// <summary>Adds a chip's pixels, those of the first band first.</summary>
    internal void Add(ReadOnlySpan<byte> pixels, SampleCounter counter, ReadOnlySpan<byte> keep)
    {
        var length = pixels.Length / Bands.Count;
        for (var band = 0; band < Bands.Count; band++)
        {
            counter.Count(pixels.Slice(band * length, length), Bands[band], Layout.Chip.Nodata, keep);
        }

        Interlocked.Increment(ref _chips);
    }
}
