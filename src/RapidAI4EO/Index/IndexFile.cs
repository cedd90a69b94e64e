using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Security.Cryptography;
using System.Text;

namespace RapidAI4EO.Index;

/// <summary>
/// The sections of an index file, mapped into memory. Opening reads the header and the table; a section's checksum is compared
/// when it is first asked for. Safe for use by many threads.
/// </summary>
internal sealed unsafe class IndexFile : IDisposable
{
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly Dictionary<string, Section> _sections = [];
    private bool _isDisposed;

    private IndexFile(string path, MemoryMappedFile map, long length)
    {
        Path = path;
        Length = length;
        _map = map;
        _view = map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    public string Path { get; }

    public long Length { get; }

    /// <summary>The names of all sections and their lengths in bytes.</summary>
    public IEnumerable<KeyValuePair<string, long>> Sections => _sections.Select(s => KeyValuePair.Create(s.Key, s.Value.Length));

    /// <exception cref="CorpusException">The file is missing, unreadable, damaged or of another version.</exception>
    public static IndexFile Open(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            var length = stream.Length;
            if (length < IndexFormat.HeaderLength)
            {
                throw Damaged(path, $"it has only {length} bytes");
            }

            var map = MemoryMappedFile.CreateFromFile(
                stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
            var file = new IndexFile(path, map, length);
            try
            {
                file.ReadTable();
                return file;
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CorpusException($"There is no index {path}. Build one with 'rapidai4eo index build'.", e);
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

    public ReadOnlySpan<byte> Read(Section section)
    {
        var bytes = new ReadOnlySpan<byte>(_start + section.Offset, (int)section.Length);
        if (!section.IsChecked)
        {
            Check(section, bytes);
        }

        return bytes;
    }

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
    }

    private static CorpusException Damaged(string path, string what) =>
        new($"The index {path} is damaged: {what}. Build it again with 'rapidai4eo index build'.");

    private void ReadTable()
    {
        var header = new ReadOnlySpan<byte>(_start, IndexFormat.HeaderLength);
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

        var table = new ReadOnlySpan<byte>(_start + IndexFormat.HeaderLength, (int)count * IndexFormat.TableRowLength);
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

        _sections[name] = new Section(name, offset, length, row.Slice(32, IndexFormat.HashLength).ToArray());
    }

    private void Check(Section section, ReadOnlySpan<byte> bytes)
    {
        if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(section.Hash))
        {
            throw Damaged(Path, $"the checksum of its section '{section.Name}' is wrong");
        }

        section.IsChecked = true;
    }

    /// <summary>Where a section lies, and whether its checksum has been compared.</summary>
    public sealed record Section(string Name, long Offset, long Length, byte[] Hash)
    {
        public volatile bool IsChecked;
    }
}
