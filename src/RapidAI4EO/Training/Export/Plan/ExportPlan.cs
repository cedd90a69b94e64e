using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Sets;
using RapidAI4EO.Training.Splits;

namespace RapidAI4EO.Training.Export.Plan;

/// <summary>Everything about an export that is known before its pixels are read: rows are the selection's samples in the order of the index.</summary>
internal sealed class ExportPlan
{
    private readonly int[] _ordinals;
    private readonly byte[]? _parts;

    /// <exception cref="InvalidInputException">There is no sample.</exception>
    public ExportPlan(SampleIndex index, SampleSet samples, ExportOptions options)
    {
        _ordinals = [.. samples.Ordinals()];
        if (_ordinals.Length == 0) throw new InvalidInputException("The selection has no samples.");
        Index = index;
        Options = options;
        _parts = options.Split is { } split ? PartsOf(_ordinals, split) : null;
        Axes = TimeAxes.Of(options.Products, options.Datetime, options.Pairs);
    }

    public SampleIndex Index { get; }

    public ExportOptions Options { get; }

    /// <summary>The time steps of each product.</summary>
    public IReadOnlyList<(Product Product, IReadOnlyList<TimeStep> Steps)> Axes { get; }

    /// <summary>One for each axis, once the files have been looked at.</summary>
    public IReadOnlyList<ImageArray> Arrays { get; private set; } = [];

    public int Rows => _ordinals.Length;

    public bool HasSplits => _parts is not null;

    /// <summary>Bytes of a sample's pixels.</summary>
    public long SampleBytes => Arrays.Sum(array => array.SampleBytes);

    public int OrdinalOf(int row) => _ordinals[row];

    public SampleId IdOf(int row) => Index.IdOf(_ordinals[row]);

    /// <summary>The number of a row's split; <see cref="Split.None"/> where it belongs to none.</summary>
    public byte PartOf(int row) => _parts is null ? Split.None : _parts[row];

    public void Process(IReadOnlyList<ArrayLayout> layouts) => Arrays =
        [.. Axes.Zip(layouts, (axis, layout) => new ImageArray(axis.Product, axis.Steps, layout.ToLayout(), layout.BandNames, Options.AsFloats))];

    private static byte[] PartsOf(int[] ordinals, Split split)
    {
        var parts = new byte[ordinals.Length];
        var at = 0;
        for (var row = 0; row < ordinals.Length; row++)
        {
            while (at < split.Ordinals.Count && split.Ordinals[at] < ordinals[row]) at++;
            parts[row] = at < split.Ordinals.Count && split.Ordinals[at] == ordinals[row] ? split.PartOf(at) : Split.None;
        }

        return parts;
    }
}
