using RapidAI4EO.Corpus;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Sets;

namespace RapidAI4EO.Search.Output.Lists;

/// <summary>
/// The assets of a search's answer: samples in the order of the index, each with the same products and time steps. They are
/// computed as they are asked for: 152 million take no more memory than one sample's.
/// </summary>
public sealed class AssetList
{
    private readonly SampleIndex _index;
    private readonly SampleSet _samples;
    private readonly IReadOnlyList<(Product Product, TimeStep? Step)> _assets;

    public AssetList(SampleIndex index, SampleSet samples, IReadOnlyList<(Product Product, TimeStep? Step)> assetsPerSample)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(assetsPerSample);
        _index = index;
        _samples = samples;
        _assets = assetsPerSample;
        SampleCount = samples.Count;
    }

    public int SampleCount { get; }

    /// <summary>The samples' ids in the order of the index.</summary>
    public IEnumerable<SampleId> Samples => _samples.Ordinals().Select(_index.IdOf);

    /// <summary>The files that each sample contributes.</summary>
    public IReadOnlyList<(Product Product, TimeStep? Step)> AssetsPerSample => _assets;

    public long Count => (long)SampleCount * _assets.Count;

    /// <summary>How many assets there are of each product that was asked for.</summary>
    public IEnumerable<(Product Product, long Count)> CountByProduct =>
        _assets.GroupBy(asset => asset.Product).Select(group => (group.Key, (long)SampleCount * group.Count()));

    /// <summary>The bytes to expect, from the usual size of each product's files.</summary>
    public long EstimatedBytes => CountByProduct.Sum(product => product.Count * product.Product.TypicalBytes);

    /// <summary>The keys, one after the other.</summary>
    public IEnumerable<AssetKey> Keys()
    {
        foreach (var ordinal in _samples.Ordinals())
        {
            var id = _index.IdOf(ordinal);
            foreach (var (product, step) in _assets)
            {
                yield return new AssetKey(id, product, step);
            }
        }
    }

    /// <summary>The keys, or hrefs where a root is given, as UTF-8, a line each: those of one sample at a time, valid until the next.</summary>
    /// <param name="root">What to put before each key, ending with a slash; empty for keys.</param>
    public IEnumerable<ReadOnlyMemory<byte>> Lines(string root = "")
    {
        var page = new SamplePage(root, _assets);
        foreach (var ordinal in _samples.Ordinals()) yield return page.LinesOf(_index.IdOf(ordinal));
    }

    /// <summary>Writes the keys, or hrefs where a root is given, as UTF-8, a line each.</summary>
    /// <param name="stream">Where to; written in large pieces, and flushed at the end.</param>
    /// <param name="root">What to put before each key, ending with a slash; empty for keys.</param>
    /// <param name="cancellationToken">Stops between two samples.</param>
    public void WriteLines(Stream stream, string root = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        // Flushed and not disposed of: the stream is the caller's.
        var buffered = new BufferedStream(stream, 1 << 17);
        foreach (var lines in Lines(root))
        {
            cancellationToken.ThrowIfCancellationRequested();
            buffered.Write(lines.Span);
        }

        buffered.Flush();
    }
}
