using System.Text;
using RapidAI4EO.Corpus;
using RapidAI4EO.Storage.Addresses;

namespace RapidAI4EO.Transfer.Manifests;

/// <summary>The last line of a manifest about each key, in the order of the lines. It reads the manifest twice rather than keep it,
/// and holds its files open so that both readings are of the same.</summary>
internal sealed class LatestLines : IDisposable
{
    private readonly string _destination;
    private readonly List<FileStream> _files;
    private readonly LineCounts _counts = new();
    private readonly Dictionary<string, HashSet<string>> _earlier = new(StringComparer.Ordinal);
    private readonly HashSet<string> _superseded = new(StringComparer.Ordinal);

    private LatestLines(string destination) => (_destination, _files) = (destination, ManifestReader.Hold(destination));

    /// <summary>Different keys.</summary>
    public long Keys => _counts.Keys;

    /// <summary>The samples that the manifest names, in order, with how many of their files, and the usual bytes of those. To be asked before <see cref="Read"/>.</summary>
    public IReadOnlyList<(SampleId Sample, int Files, long Bytes)> Samples => _counts.Samples;

    /// <summary>Parts of the manifest that cannot be read.</summary>
    public int DamagedBlocks { get; private set; }

    public static LatestLines Load(string destination, CancellationToken token)
    {
        var lines = new LatestLines(destination);
        try
        {
            lines.Count(token);
            return lines;
        }
        catch
        {
            lines.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Shards that are there and hold a file which has since come anew into another place, known once <see cref="Read"/> is at its end.
    /// The last lines say nothing of what is in them: whoever reads such a shard as a whole meets the earlier file, damaged or twice.
    /// </summary>
    public IEnumerable<string> SupersededShards =>
        _superseded.Where(shard => ShardFolder.IsName(shard) && File.Exists(Path.Combine(_destination, shard))).Order(StringComparer.Ordinal);

    /// <summary>To be enumerated once.</summary>
    public IEnumerable<ManifestEntry> Read()
    {
        foreach (var entry in new ManifestReader(_destination, _files).Entries())
        {
            if (_counts.IsLast(entry.Key))
            {
                NoteLast(entry);
                yield return entry;
            }
            else if (entry.Shard is { } shard)
            {
                NoteEarlier(entry.Key, shard);
            }
        }
    }

    public void Dispose() => _files.ForEach(file => file.Dispose());

    /// <summary>Kept only for the few files in shards that have several lines.</summary>
    private void NoteEarlier(string key, string shard)
    {
        if (!_earlier.TryGetValue(key, out var shards)) _earlier.Add(key, shards = new HashSet<string>(1, StringComparer.Ordinal));
        shards.Add(shard);
    }

    private void NoteLast(ManifestEntry entry)
    {
        if (_earlier.Remove(entry.Key, out var shards)) _superseded.UnionWith(shards.Where(shard => shard != entry.Shard));
    }

    private void Count(CancellationToken token)
    {
        var reader = new ManifestReader(_destination, _files);
        var key = new char[ObjectKey.MaxLength];
        reader.Read(
            (in ManifestLine line) =>
            {
                if (line.Key.Length <= key.Length) _counts.Count(key.AsSpan(0, Encoding.UTF8.GetChars(line.Key, key)));
            },
            token);
        DamagedBlocks = reader.DamagedBlocks;
    }
}
