using System.Globalization;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;

namespace RapidAI4EO.Imagery.Pictures;

/// <summary>
/// How values become shades. Without anything asked, all bands of a picture and all pictures of a sheet have one fixed range of reflectance,
/// so that colours are those of the ground and dates can be compared.
/// </summary>
public sealed record Stretch
{
    private const int MaxPooled = 1 << 20;

    private static readonly string[] VisibleBands = ["coastal", "blue", "green", "red"];

    private readonly BandRange? _range;
    private readonly (double Low, double High) _percentiles = (2, 98);
    private readonly bool _isPerBand;
    private readonly bool _isOfPixels;

    private Stretch()
    {
    }

    private Stretch(BandRange range) => _range = range;

    private Stretch((double Low, double High) percentiles, bool isPerBand) => (_percentiles, _isPerBand, _isOfPixels) = (percentiles, isPerBand, true);

    /// <summary>
    /// <see cref="BandRange.Visible"/> for visible bands and <see cref="BandRange.Infrared"/> where another is among them; for files that are not known to
    /// be reflectance the 2nd to the 98th percentile of all bands together.
    /// </summary>
    public static Stretch Default { get; } = new();

    /// <summary>Whether each band has a range of its own, so that colours are not those of the ground.</summary>
    public bool IsPerBand => _isPerBand;

    /// <summary>The same range for every band.</summary>
    public static Stretch Of(BandRange range) => new(range);

    /// <summary>Ranges by the pixels that are shown.</summary>
    /// <param name="text">Two percentiles from 0 to 100 with a comma between them: <c>2,98</c>.</param>
    /// <param name="isJoint">One range for all bands, which keeps the colours; else each has its own.</param>
    /// <exception cref="InvalidInputException">It is something else.</exception>
    public static Stretch Parse(string text, bool isJoint)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(',') is [var low, var high]
            && double.TryParse(low, NumberStyles.Float, CultureInfo.InvariantCulture, out var from)
            && double.TryParse(high, NumberStyles.Float, CultureInfo.InvariantCulture, out var to)
            && from >= 0 && to <= 100 && from < to
            ? new Stretch((from, to), !isJoint)
            : throw new InvalidInputException($"A stretch is two percentiles from 0 to 100, the lower first, as in 2,98, and not '{DisplayText.Text(text)}'.");
    }

    /// <summary>The range of each band.</summary>
    /// <param name="chips">One chip, or all those of a sheet, which get the same.</param>
    /// <param name="bands">Names of bands.</param>
    /// <exception cref="InvalidInputException">There is no such band.</exception>
    public BandRange[] RangesOf(IReadOnlyList<Chip> chips, IReadOnlyList<string> bands)
    {
        ArgumentNullException.ThrowIfNull(chips);
        ArgumentNullException.ThrowIfNull(bands);
        if ((_range ?? FixedRange(chips, bands)) is { } range) return [.. bands.Select(_ => range)];
        if (_isPerBand) return [.. bands.Select(band => RangeOf(chips, [band]))];
        var joint = RangeOf(chips, bands);
        return [.. bands.Select(_ => joint)];
    }

    private BandRange? FixedRange(IReadOnlyList<Chip> chips, IReadOnlyList<string> bands)
    {
        if (_isOfPixels || !chips.All(chip => chip.IsReflectance)) return null;
        return chips.All(chip => bands.All(band => IsVisible(chip, band))) ? BandRange.Visible : BandRange.Infrared;
    }

    private static bool IsVisible(Chip chip, string band)
    {
        var at = chip.Bands.Require(band, chip.Name);
        return VisibleBands.Any(visible => chip.Bands.Find(visible) == at);
    }

    private BandRange RangeOf(IReadOnlyList<Chip> chips, IReadOnlyList<string> bands)
    {
        var percentiles = new Percentiles(Pool(chips, bands));
        return new BandRange(percentiles.At(_percentiles.Low), percentiles.At(_percentiles.High));
    }

    /// <summary>The pixels of all chips; of many one in so many, which says as much.</summary>
    private static float[] Pool(IReadOnlyList<Chip> chips, IReadOnlyList<string> bands)
    {
        var each = (int)((bands.Count * chips.Sum(chip => (long)chip.Pixels.Pixels) / MaxPooled) + 1);
        var pool = new List<float>();
        foreach (var chip in chips)
        {
            foreach (var band in bands)
            {
                var values = ChipPainter.ValuesOf(chip, band);
                // From another place in each: a step that fits the width would see one column only.
                for (var i = pool.Count % each; i < values.Length; i += each) pool.Add((float)values[i]);
            }
        }

        return [.. pool];
    }
}
