using System.Buffers.Binary;
using System.Security.Cryptography;

namespace RapidAI4EO.Index;

/// <summary>Collects sections and writes them as one index file that appears under its name only when it is whole and on disk.</summary>
internal sealed class IndexFileWriter
{
    private readonly List<(string Name, ReadOnlyMemory<byte> Bytes)> _sections = [];

    public void Add(string name, ReadOnlyMemory<byte> bytes) => _sections.Add((name, bytes));

    /// <summary>Writes beside <paramref name="path"/> and renames over it.</summary>
    public long Write(string path)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var temporary = Path.Combine(directory, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.part");
        try
        {
            Directory.CreateDirectory(directory);
            long length;
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                length = WriteTo(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
            return length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
            var reason = e.Message.Replace(temporary, path, StringComparison.Ordinal).TrimEnd('.');
            throw new CorpusException($"The index {path} cannot be written: {reason}. Name another file with --index, or make room.", e);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to report.
        }
    }

    private static long Aligned(long offset) => (offset + IndexFormat.Alignment - 1) / IndexFormat.Alignment * IndexFormat.Alignment;

    private long WriteTo(FileStream file)
    {
        var table = new byte[_sections.Count * IndexFormat.TableRowLength];
        var offset = Aligned(IndexFormat.HeaderLength + table.Length);
        for (var i = 0; i < _sections.Count; i++)
        {
            var (name, bytes) = _sections[i];
            var row = table.AsSpan(i * IndexFormat.TableRowLength, IndexFormat.TableRowLength);
            IndexFormat.PaddedName(name).CopyTo(row);
            BinaryPrimitives.WriteInt64LittleEndian(row[16..], offset);
            BinaryPrimitives.WriteInt64LittleEndian(row[24..], bytes.Length);
            SHA256.HashData(bytes.Span, row[32..]);
            offset = Aligned(offset + bytes.Length);
        }

        file.Write(Header(table, offset));
        file.Write(table);
        foreach (var (_, bytes) in _sections)
        {
            Pad(file);
            file.Write(bytes.Span);
        }

        Pad(file);
        return file.Length;
    }

    private byte[] Header(byte[] table, long length)
    {
        var header = new byte[IndexFormat.HeaderLength];
        IndexFormat.Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(8), IndexFormat.Version);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(12), (uint)_sections.Count);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(16), length);
        SHA256.HashData(table, header.AsSpan(24));
        return header;
    }

    private static void Pad(FileStream file)
    {
        Span<byte> zeros = stackalloc byte[IndexFormat.Alignment];
        zeros.Clear();
        file.Write(zeros[..(int)(Aligned(file.Position) - file.Position)]);
    }
}
