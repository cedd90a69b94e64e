using System.Text;
using RapidAI4EO.Storage;
using RapidAI4EO.Transfer.Manifests;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>The last line of a manifest about each key, in the order of the lines. It reads the manifest twice rather than keep it,
/// and holds its files open so that both readings are of the same.</summary>
internal sealed class LatestLines : IDisposable
{
    private readonly string _destination;
    private readonly List<FileStream> _files;
    private readonly LineCounts _counts = new();

    private LatestLines(string destination) => (_destination, _files) = (destination, ManifestReader.Hold(destination));

    /// <summary>Different keys.</summary>
    public long Keys => _counts.Keys;

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

    /// <summary>To be enumerated once.</summary>
    public IEnumerable<ManifestEntry> Read() => new ManifestReader(_destination, _files).Entries().Where(entry => _counts.IsLast(entry.Key));

    public void Dispose() => _files.ForEach(file => file.Dispose());

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
