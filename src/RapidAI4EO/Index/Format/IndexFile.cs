using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Index.Format;

/// <summary>
/// The sections of an index file, read into memory as a whole: what happens to the file afterwards changes nothing here. A section's
/// checksum and content are checked when it is first asked for. Safe for use by many threads.
/// </summary>
internal sealed class IndexFile : IDisposable
{
    /// <summary>More than 30 times what the whole corpus takes.</summary>
    public const int MaxLength = 256 << 20;

    private readonly byte[] _bytes;
    private readonly Dictionary<string, Section> _sections = [];
    private volatile bool _isDisposed;

    private IndexFile(string path, byte[] bytes) => (Path, _bytes) = (path, bytes);

    /// <summary>Looks for a fault in the content of a section whose checksum is right: a checksum is no proof of who wrote it.</summary>
    public delegate string? SectionCheck(string name, ReadOnlySpan<byte> bytes);

    /// <summary>Null checks no content.</summary>
    public SectionCheck? FindFault { get; set; }

    public string Path { get; }

    public long Length => _bytes.Length;

    /// <summary>The names of all sections and their lengths in bytes.</summary>
    public IEnumerable<KeyValuePair<string, long>> Sections => _sections.Select(s => KeyValuePair.Create(s.Key, (long)s.Value.Length));

    /// <exception cref="CorpusException">The file is missing, unreadable, damaged or of another version.</exception>
    public static IndexFile Open(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            var length = stream.Length;
            if (length is < IndexFormat.HeaderLength or > MaxLength)
            {
                throw Damaged(path, $"it has {length} bytes, which no index has");
            }

            var bytes = GC.AllocateUninitializedArray<byte>((int)length);
            stream.ReadExactly(bytes);
            var file = new IndexFile(path, bytes);
            file.ReadTable();
            return file;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CorpusException($"There is no index {path}. Build one with 'rapidai4eo index build'.", e);
        }
        catch (EndOfStreamException)
        {
            throw Damaged(path, "it became shorter while it was read");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException(
                Directory.Exists(path) ? $"The index {path} is a folder. Name the file in it." : $"The index {path} cannot be opened: {e.Message}", e);
        }
    }

    /// <summary>The bytes of a section; none where the file has no such section.</summary>
    public ReadOnlySpan<byte> Read(string name) => _sections.TryGetValue(name, out var section) ? Read(section) : [];

    /// <summary>A section to be read again and again, without looking for its name; null where the file has none of it.</summary>
    public Section? Find(string name) => _sections.GetValueOrDefault(name);

    /// <exception cref="ObjectDisposedException">The index has been closed.</exception>
    /// <exception cref="CorpusException">The section is damaged.</exception>
    public ReadOnlySpan<byte> Read(Section section)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var bytes = _bytes.AsSpan(section.Offset, section.Length);
        if (!section.IsChecked) Check(section, bytes);
        return bytes;
    }

    /// <summary>The memory goes with the last span that was read of it.</summary>
    public void Dispose() => _isDisposed = true;

    internal static CorpusException Damaged(string path, string what) =>
        new($"The index {path} is damaged: {what}. Build it again with 'rapidai4eo index build'.");

    private void ReadTable()
    {
        ReadOnlySpan<byte> header = _bytes.AsSpan(0, IndexFormat.HeaderLength);
        if (!header.StartsWith(IndexFormat.Magic))
        {
            throw new CorpusException($"{Path} is not an index of this program. Name another file, or build one with 'rapidai4eo index build'.");
        }

        var version = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
        if (version != IndexFormat.Version)
        {
            throw new CorpusException(
                $"The index {Path} has format version {version}, and this program reads version {IndexFormat.Version}. Build it again with 'rapidai4eo index build'.");
        }

        var length = BinaryPrimitives.ReadInt64LittleEndian(header[16..]);
        var count = BinaryPrimitives.ReadUInt32LittleEndian(header[12..]);
        if (count > 1000)
        {
            throw Damaged(Path, $"its header says that it has {count} sections");
        }

        if (length != Length || IndexFormat.HeaderLength + (count * IndexFormat.TableRowLength) > Length)
        {
            throw Damaged(Path, $"its header says {length} bytes and it has {Length}");
        }

        ReadOnlySpan<byte> table = _bytes.AsSpan(IndexFormat.HeaderLength, (int)count * IndexFormat.TableRowLength);
        if (!SHA256.HashData(table).AsSpan().SequenceEqual(header.Slice(24, IndexFormat.HashLength)))
        {
            throw Damaged(Path, "the checksum of its section table is wrong");
        }

        for (; !table.IsEmpty; table = table[IndexFormat.TableRowLength..])
        {
            ReadRow(table);
        }
    }

    private void ReadRow(ReadOnlySpan<byte> row)
    {
        var name = Encoding.ASCII.GetString(row[..IndexFormat.NameLength]).TrimEnd('\0');
        var offset = BinaryPrimitives.ReadInt64LittleEndian(row[16..]);
        var length = BinaryPrimitives.ReadInt64LittleEndian(row[24..]);
        if (offset < 0 || length is < 0 or > int.MaxValue || offset > Length - length)
        {
            throw Damaged(Path, $"its section '{name}' lies outside the file");
        }

        if (!_sections.TryAdd(name, new Section(name, (int)offset, (int)length, row.Slice(32, IndexFormat.HashLength).ToArray())))
        {
            throw Damaged(Path, $"it has its section '{name}' twice");
        }
    }

    private void Check(Section section, ReadOnlySpan<byte> bytes)
    {
        if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(section.Hash))
        {
            throw Damaged(Path, $"the checksum of its section '{section.Name}' is wrong");
        }

        if (FindFault?.Invoke(section.Name, bytes) is { } fault) throw Damaged(Path, $"its section '{section.Name}' {fault}");
        section.IsChecked = true;
    }

    /// <summary>Where a section lies, and whether it has been checked.</summary>
    public sealed record Section(string Name, int Offset, int Length, byte[] Hash)
    {
        public volatile bool IsChecked;
    }
}
