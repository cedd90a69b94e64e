using System.Text;
using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>
/// The assets in a destination with the lengths and hashes of their files, sample by sample, though a manifest has them in the order in
/// which they arrived: it is read again for each thousand samples rather than kept.
/// </summary>
public sealed class LocalFiles
{
    // With all of their 305 files some 80 MB.
    private const int GroupSize = 1024;

    private readonly string _folder;
    private readonly KnownFiles _known;

    private LocalFiles(string folder, KnownFiles known) => (_folder, _known) = (folder, known);

    /// <summary>The samples that the manifest names, in order, but those of which everything was removed.</summary>
    public IReadOnlyList<SampleId> Samples => _known.Samples;

    /// <summary>Parts of the manifest that cannot be read; what they named is left out.</summary>
    public int DamagedBlocks => _known.DamagedBlocks;

    /// <summary>Files among those read so far that the manifest has and the disk has not, or not with that length.</summary>
    public long Missing { get; private set; }

    /// <exception cref="CorpusException">There is no manifest, it cannot be read, or the files lie in shards.</exception>
    public static LocalFiles Open(string destination, CancellationToken token = default)
    {
        var folder = SafePath.WithManifest(destination);
        var known = KnownFiles.Load(folder, token);
        return known.InShards > 0
            ? throw new CorpusException($"{folder} holds shards, and a file in a tar has no address that a catalog could give. Download single files, without --shards, for this.")
            : new LocalFiles(folder, known);
    }

    /// <summary>The files of samples; those without any are passed over.</summary>
    /// <param name="samples">In the order in which they are to come.</param>
    /// <param name="token">Cancels.</param>
    public IEnumerable<SampleFiles> Read(IEnumerable<SampleId> samples, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return samples.Chunk(GroupSize).SelectMany(group => ReadGroup(group, token));
    }

    private IEnumerable<SampleFiles> ReadGroup(SampleId[] group, CancellationToken token)
    {
        var files = group.Distinct().ToDictionary(sample => sample, _ => new Dictionary<AssetKey, AssetFile>());
        var text = new char[ObjectKey.MaxLength];
        new ManifestReader(_folder).Read(
            (in ManifestLine line) =>
            {
                if (line.Key.Length > text.Length || !AssetKey.TryParse(text.AsSpan(0, Encoding.UTF8.GetChars(line.Key, text)), out var key)) return;
                if (!files.TryGetValue(key.Sample, out var ofSample)) return;
                if (line.State == ManifestState.Here) ofSample[key] = new AssetFile(key, line.Length, line.ToEntry().Hash);
                else ofSample.Remove(key);
            },
            token);
        foreach (var sample in group)
        {
            token.ThrowIfCancellationRequested();
            List<AssetFile> here = [.. files[sample].Values.Where(IsHere)];
            Missing += files[sample].Count - here.Count;
            if (here.Count > 0) yield return new SampleFiles(sample, here);
        }
    }

    private bool IsHere(AssetFile file) =>
        new FileInfo(Path.Join(_folder, file.Key.ToString())) is { Exists: true } found && found.Length == file.Length;
}
