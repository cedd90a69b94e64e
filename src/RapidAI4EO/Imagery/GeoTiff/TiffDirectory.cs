using System.Text;

namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>
/// One image file directory: the tags that are known here, each with its values in memory. Nothing in it has been believed yet but that
/// the values lie in the file and are not too many.
/// </summary>
internal sealed class TiffDirectory
{
    private readonly TiffBytes _file;
    private readonly TiffNumbers _numbers;
    private readonly List<TiffEntry> _entries;

    private TiffDirectory(TiffBytes file, TiffNumbers numbers, List<TiffEntry> entries, long next)
    {
        _file = file;
        _numbers = numbers;
        _entries = entries;
        Next = next;
    }

    /// <summary>The byte where the next directory begins; 0 where there is none.</summary>
    public long Next { get; }

    /// <returns>Null where bytes have yet to be fetched; <see cref="TiffBytes.Missing"/> says which.</returns>
    /// <exception cref="GeoTiffException">The directory cannot be right.</exception>
    public static TiffDirectory? Read(TiffBytes file, TiffHeader header, long at, GeoTiffLimits limits)
    {
        var numbers = new TiffNumbers(header.IsBigEndian);
        var (countLength, entryLength, nextLength) = header.IsBigTiff ? (8, 20, 8) : (2, 12, 4);
        if (!file.TryGet(at, countLength, "a directory", out var head)) return null;
        var count = header.IsBigTiff ? numbers.Offset(file, head, at) : numbers.UInt16(head);
        if (count == 0 || count > limits.MaxTags)
        {
            throw new GeoTiffException(file.Name, $"a directory announces {count} tags, and 1 to {limits.MaxTags} are read", at);
        }

        var start = at + countLength;
        var length = checked((int)count * entryLength);
        if (!file.TryGet(start, length + nextLength, "a directory", out var table)) return null;
        var entries = ReadEntries(file, header, table[..length], start, limits);
        var next = header.IsBigTiff ? numbers.Offset(file, table[length..], start + length) : numbers.UInt32(table[length..]);
        foreach (var entry in entries)
        {
            file.TryGet(entry.At, entry.Length, $"the values of tag {(int)entry.Tag}", out _);
        }

        return file.Missing.Count == 0 ? new TiffDirectory(file, numbers, entries, next) : null;
    }

    public bool Has(TiffTag tag) => Find(tag) is not null;

    /// <summary>The first whole number of a tag.</summary>
    public long Number(TiffTag tag, long otherwise) => Find(tag) is { Count: > 0 } entry ? NumberAt(entry, 0) : otherwise;

    /// <exception cref="GeoTiffException">The tag is missing.</exception>
    public long Number(TiffTag tag) => Find(tag) is { Count: > 0 } entry
        ? NumberAt(entry, 0)
        : throw new GeoTiffException(_file.Name, $"tag {(int)tag} ({tag}) is missing");

    /// <summary>How many values a tag has; 0 where it is missing.</summary>
    public long Count(TiffTag tag) => Find(tag)?.Count ?? 0;

    /// <summary>All whole numbers of a tag; none where it is missing.</summary>
    public long[] Numbers(TiffTag tag)
    {
        if (Find(tag) is not { } entry) return [];
        var values = new long[entry.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = NumberAt(entry, i);
        }

        return values;
    }

    /// <summary>All doubles of a tag; none where it is missing or of another type.</summary>
    public double[] Doubles(TiffTag tag)
    {
        if (Find(tag) is not { Type: TiffEntry.Double } entry) return [];
        var bytes = ValuesOf(entry);
        var values = new double[entry.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _numbers.Double(bytes[(8 * i)..]);
        }

        return values;
    }

    /// <summary>A text up to its first zero; null where the tag is missing or no text.</summary>
    public string? Text(TiffTag tag)
    {
        if (Find(tag) is not { Type: TiffEntry.Ascii or TiffEntry.Byte } entry) return null;
        var bytes = ValuesOf(entry);
        var end = bytes.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
    }

    private static List<TiffEntry> ReadEntries(TiffBytes file, TiffHeader header, ReadOnlySpan<byte> table, long start, GeoTiffLimits limits)
    {
        var numbers = new TiffNumbers(header.IsBigEndian);
        var (entryLength, valueAt) = header.IsBigTiff ? (20, 12) : (12, 8);
        var entries = new List<TiffEntry>();
        var total = 0L;
        for (var i = 0; i < table.Length; i += entryLength)
        {
            var bytes = table.Slice(i, entryLength);
            var tag = (TiffTag)numbers.UInt16(bytes);
            if (!Enum.IsDefined(tag)) continue;
            var count = header.IsBigTiff ? numbers.Offset(file, bytes[4..], start + i) : numbers.UInt32(bytes[4..]);
            var entry = new TiffEntry(tag, numbers.UInt16(bytes[2..]), count, start + i + valueAt);
            if (entry.Size == 0) throw new GeoTiffException(file.Name, $"tag {(int)tag} is of the type {entry.Type}, which does not exist", start + i);
            if (count > limits.MaxTagBytes / entry.Size || (total += entry.Length) > limits.MaxTagBytes)
            {
                throw new GeoTiffException(file.Name, $"tag {(int)tag} announces {count} values, and {limits.MaxTagBytes} bytes of values are read at most", start + i);
            }

            var isInside = entry.Length <= entryLength - valueAt;
            var at = isInside ? entry.At : header.IsBigTiff ? numbers.Offset(file, bytes[valueAt..], start + i) : numbers.UInt32(bytes[valueAt..]);
            entries.Add(entry with { At = at });
        }

        return entries;
    }

    private TiffEntry? Find(TiffTag tag)
    {
        foreach (var entry in _entries)
        {
            if (entry.Tag == tag) return entry;
        }

        return null;
    }

    private ReadOnlySpan<byte> ValuesOf(TiffEntry entry) => _file.Get(entry.At, entry.Length, $"the values of tag {(int)entry.Tag}");

    private long NumberAt(TiffEntry entry, int place)
    {
        var bytes = ValuesOf(entry)[(place * entry.Size)..];
        return entry.Type switch
        {
            TiffEntry.Byte => bytes[0],
            TiffEntry.Short => _numbers.UInt16(bytes),
            TiffEntry.Long => _numbers.UInt32(bytes),
            TiffEntry.Long8 => _numbers.Offset(_file, bytes, entry.At),
            _ => throw new GeoTiffException(_file.Name, $"tag {(int)entry.Tag} is of the type {entry.Type}, which holds no whole numbers", entry.At),
        };
    }
}
