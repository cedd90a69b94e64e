using System.Buffers.Binary;
using System.Security.Cryptography;
using RapidAI4EO.Files;

namespace RapidAI4EO.Index.Format;

/// <summary>Collects sections and writes them as one index file that appears under its name only when it is whole and on disk.</summary>
internal sealed class IndexFileWriter
{
    private readonly List<(string Name, ReadOnlyMemory<byte> Bytes)> _sections = [];

    public void Add(string name, ReadOnlyMemory<byte> bytes) => _sections.Add((name, bytes));

    /// <returns>The file's length in bytes.</returns>
    public long Write(string path) => AtomicFile.Write(path, "The index", WriteTo);

    private static long Aligned(long offset) => (offset + IndexFormat.Alignment - 1) / IndexFormat.Alignment * IndexFormat.Alignment;

    private void WriteTo(FileStream file)
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
