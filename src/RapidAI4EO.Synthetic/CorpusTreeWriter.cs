using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.Chips;
using RapidAI4EO.Synthetic.Resources;
using RapidAI4EO.Synthetic.Samples;

namespace RapidAI4EO.Synthetic;

/// <summary>Writes files of a synthetic corpus below a root folder, each at its key.</summary>
/// <param name="corpus">The corpus.</param>
/// <param name="root">The folder; made where it is missing.</param>
public sealed class CorpusTreeWriter(SyntheticCorpus corpus, string root)
{
    private readonly SyntheticChips _chips = new(corpus);

    /// <summary>Writes the three resource files.</summary>
    public void WriteResources() => ResourceWriter.Write(corpus, root);

    /// <summary>
    /// Writes the files of the keys, on all processors; existing ones are replaced. Keys stream: they may be as many as the disk
    /// holds. Let a sample's keys follow one another.
    /// </summary>
    /// <returns>How many bytes were written.</returns>
    public long WriteAssets(IEnumerable<AssetKey> keys, CancellationToken cancellationToken = default)
    {
        var total = 0L;
        Parallel.ForEach(keys, new ParallelOptions { CancellationToken = cancellationToken }, key =>
        {
            var bytes = _chips.Create(key);
            var path = Path.Combine(root, key.ToString().Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
            Interlocked.Add(ref total, bytes.Length);
        });
        return total;
    }
}
