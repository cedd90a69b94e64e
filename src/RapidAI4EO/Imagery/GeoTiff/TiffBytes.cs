namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>
/// As much of a file as is in memory. Who asks for a part that is not gets none, and the part is noted, so that it can be fetched and
/// asked for again: parsing stays plain and synchronous wherever the bytes come from.
/// </summary>
internal sealed class TiffBytes
{
    private readonly List<(long Offset, ReadOnlyMemory<byte> Bytes)> _parts = [];

    /// <param name="name">The file for messages.</param>
    /// <param name="length">Its length; null while it is not known.</param>
    public TiffBytes(string name, long? length = null) => (Name, Length) = (name, length);

    public TiffBytes(string name, ReadOnlyMemory<byte> file)
        : this(name, file.Length) => _parts.Add((0, file));

    public string Name { get; }

    /// <summary>The file's length; null while its end has not been seen.</summary>
    public long? Length { get; private set; }

    /// <summary>What was asked for and is not here.</summary>
    public List<ByteRange> Missing { get; } = [];

    /// <summary>Adds a part that was fetched. One that is shorter than asked for shows where the file ends.</summary>
    public void Add(long offset, ReadOnlyMemory<byte> bytes, long asked)
    {
        _parts.Add((offset, bytes));
        if (bytes.Length < asked) Length = offset + bytes.Length;
    }

    /// <summary>How many parts are here.</summary>
    public int Parts => _parts.Count;

    /// <summary>Forgets the parts that came after the first so many.</summary>
    public void Keep(int parts) => _parts.RemoveRange(parts, _parts.Count - parts);

    /// <exception cref="GeoTiffException">The part lies behind the end of the file.</exception>
    public bool TryGet(long offset, long length, string what, out ReadOnlySpan<byte> bytes)
    {
        if (offset < 0 || length < 0 || offset > long.MaxValue - length || (Length is { } end && offset + length > end))
        {
            throw new GeoTiffException(Name, $"{what} would take {length} bytes and the file ends before that", offset);
        }

        bytes = default;
        if (length == 0) return true;
        foreach (var (start, part) in _parts)
        {
            if (offset >= start && offset + length <= start + part.Length)
            {
                bytes = part.Span.Slice((int)(offset - start), (int)length);
                return true;
            }
        }

        Missing.Add(new ByteRange(offset, length));
        return false;
    }

    /// <summary>A part that is known to be here.</summary>
    public ReadOnlySpan<byte> Get(long offset, long length, string what) => TryGet(offset, length, what, out var bytes)
        ? bytes
        : throw new InvalidOperationException($"{what} has not been fetched.");
}
