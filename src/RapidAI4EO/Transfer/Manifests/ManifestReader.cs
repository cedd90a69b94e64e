using RapidAI4EO.Corpus;
using RapidAI4EO.Files;

namespace RapidAI4EO.Transfer.Manifests;

/// <summary>Goes through a manifest's lines from the first run's to the last's, with nothing in memory but a block.</summary>
internal sealed class ManifestReader(string destination, IReadOnlyList<FileStream>? held = null)
{
    public delegate void LineHandler(in ManifestLine line);

    /// <summary>Blocks that had to be left out since they are damaged or cut: what they held counts as not there.</summary>
    public int DamagedBlocks { get; private set; }

    /// <summary>Files that do not end where a block does, and how far they are whole: a run was killed as it wrote, or they were cut.</summary>
    public Dictionary<string, long> CutFiles { get; } = [];

    /// <summary>Calls <paramref name="handle"/> for each line.</summary>
    /// <exception cref="CorpusException">A file of the manifest cannot be read.</exception>
    public void Read(LineHandler handle, CancellationToken token)
    {
        foreach (var block in Blocks())
        {
            token.ThrowIfCancellationRequested();
            ReadLines(block.Text, handle);
        }
    }

    /// <summary>The same for those who may take their time.</summary>
    public IEnumerable<ManifestEntry> Entries()
    {
        var entries = new List<ManifestEntry>();
        foreach (var block in Blocks())
        {
            entries.Clear();
            ReadLines(block.Text, (in ManifestLine line) => entries.Add(line.ToEntry()));
            foreach (var entry in entries)
            {
                yield return entry;
            }
        }
    }

    /// <summary>Opens all files, for a reader to read more than once: another run's merge cannot change then what stands in them.</summary>
    public static List<FileStream> Hold(string destination) => [.. ManifestFolder.Files(destination).Select(Open).OfType<FileStream>()];

    private static void ReadLines(ReadOnlySpan<byte> text, LineHandler handle)
    {
        // A block ends with a line; a rest would be foreign.
        for (int end; (end = text.IndexOf((byte)'\n')) >= 0; text = text[(end + 1)..])
        {
            if (ManifestLine.TryParse(text[..end], out var line)) handle(line);
        }
    }

    private static FileStream? Open(string path)
    {
        try
        {
            return new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 17, FileOptions.SequentialScan);
        }
        catch (FileNotFoundException)
        {
            return null; // Another run has just merged it into a later one.
        }
        catch (Exception e) when (DestinationFaults.IsLocal(e))
        {
            throw new CorpusException($"The manifest {path} cannot be read: {e.Message}", e);
        }
    }

    private IEnumerable<FileStream> Files()
    {
        foreach (var file in held ?? [])
        {
            file.Position = 0;
            yield return file;
        }

        foreach (var path in held is null ? ManifestFolder.Files(destination) : [])
        {
            using var file = Open(path);
            if (file is not null) yield return file;
        }
    }

    private IEnumerable<ManifestBlocks> Blocks()
    {
        foreach (var file in Files())
        {
            var blocks = new ManifestBlocks(file, () => RunFile.IsLive(destination, ManifestFolder.RunIdOf(file.Name)));
            while (blocks.MoveNext()) yield return blocks;
            DamagedBlocks += blocks.Damaged;
            if (blocks.CutAt is { } whole) CutFiles[file.Name] = whole;
        }
    }
}
