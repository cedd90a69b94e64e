using System.Text;
using RapidAI4EO.Storage;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>The last line of a manifest about each key, in the order of the lines. It reads the manifest twice rather than keep it.</summary>
internal sealed class LatestLines
{
    private readonly string _destination;
    private readonly LineCounts _counts = new();

    private LatestLines(string destination) => _destination = destination;

    /// <summary>Different keys.</summary>
    public long Keys => _counts.Keys;

    /// <summary>Parts of the manifest that cannot be read.</summary>
    public int DamagedBlocks { get; private set; }

    public static LatestLines Load(string destination, CancellationToken token)
    {
        var lines = new LatestLines(destination);
        var reader = new ManifestReader(destination);
        var key = new char[ObjectKey.MaxLength];
        reader.Read(
            (in ManifestLine line) =>
            {
                if (line.Key.Length <= key.Length) lines._counts.Count(key.AsSpan(0, Encoding.UTF8.GetChars(line.Key, key)));
            },
            token);
        lines.DamagedBlocks = reader.DamagedBlocks;
        return lines;
    }

    /// <summary>To be enumerated once.</summary>
    public IEnumerable<ManifestEntry> Read() => new ManifestReader(_destination).Entries().Where(entry => _counts.IsLast(entry.Key));
}
