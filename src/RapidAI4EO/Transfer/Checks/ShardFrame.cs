using System.Text;
using Microsoft.Win32.SafeHandles;
using RapidAI4EO.Transfer.Manifests;
using RapidAI4EO.Transfer.Shards;

namespace RapidAI4EO.Transfer.Checks;

/// <summary>
/// Looks at what lies around a file in a shard. A reader of the tar goes from header to header, so damage there costs it the file, or
/// all that follow, though the file's own bytes are right. The ustar header is that of POSIX.1-2017, pax, section "ustar Interchange Format".
/// </summary>
internal static class ShardFrame
{
    private const int BlockSize = 512;

    // Two blocks, and what fills the file up to a multiple of 4096.
    private const int LongestEnd = (2 * BlockSize) + 4095;

    private const int NameLength = 100;
    private const int SizeAt = 124;
    private const int SizeLength = 12;
    private const int ChecksumAt = 148;
    private const int ChecksumLength = 8;
    private const int TypeAt = 156;
    private const byte LongName = (byte)'L';

    /// <summary>What is damaged, as a sentence; null where nothing is.</summary>
    public static string? FindFault(SafeFileHandle shard, ManifestEntry entry)
    {
        Span<byte> block = stackalloc byte[BlockSize];
        if (!TryRead(shard, block, entry.Offset - BlockSize) || !IsHeader(block) || Octal(block.Slice(SizeAt, SizeLength)) != entry.Length)
        {
            return $"Its header in the shard {entry.Shard} is damaged.";
        }

        if (!HasName(shard, block, entry)) return $"Its name in the shard {entry.Shard} is damaged.";
        return IsFollowedWell(shard, entry.Offset + RoundedUp(entry.Length)) ? null : $"The shard {entry.Shard} is damaged behind it.";
    }

    private static bool HasName(SafeFileHandle shard, ReadOnlySpan<byte> header, ManifestEntry entry)
    {
        var name = Encoding.UTF8.GetBytes(ShardMember.NameOf(entry.Key));
        if (name.Length <= NameLength && Ascii.IsValid(name)) return header[..NameLength].TrimEnd((byte)0).SequenceEqual(name);

        // GNU's form: a header, the name with a zero behind it, and then the file's own header. Shards of earlier versions have pax's.
        var length = RoundedUp(name.Length + 1);
        var before = new byte[BlockSize + length];
        if (!TryRead(shard, before, entry.Offset - BlockSize - before.Length)) return entry.Offset > BlockSize;
        var isGnu = IsHeader(before.AsSpan(0, BlockSize)) && before[TypeAt] == LongName;
        return !isGnu || before.AsSpan(BlockSize).TrimEnd((byte)0).SequenceEqual(name);
    }

    /// <summary>Whether there is another file, or nothing but the zeros at a tar's end.</summary>
    private static bool IsFollowedWell(SafeFileHandle shard, long at)
    {
        // A damaged header is the fault of the file that follows; only what can be the end is looked at for the last one.
        if (RandomAccess.GetLength(shard) - at > LongestEnd) return true;
        Span<byte> block = stackalloc byte[BlockSize];
        if (TryRead(shard, block, at) && IsHeader(block)) return true;
        int read;
        for (; (read = RandomAccess.Read(shard, block, at)) > 0; at += read)
        {
            if (block[..read].ContainsAnyExcept((byte)0)) return false;
        }

        return true;
    }

    private static bool IsHeader(ReadOnlySpan<byte> block)
    {
        var sum = 0L;
        foreach (var b in block) sum += b;
        foreach (var b in block.Slice(ChecksumAt, ChecksumLength)) sum += ' ' - b;
        return sum == Octal(block.Slice(ChecksumAt, ChecksumLength));
    }

    private static bool TryRead(SafeFileHandle shard, Span<byte> buffer, long at)
    {
        if (at < 0) return false;
        var filled = 0;
        int read;
        while (filled < buffer.Length && (read = RandomAccess.Read(shard, buffer[filled..], at + filled)) > 0) filled += read;
        return filled == buffer.Length;
    }

    private static long RoundedUp(long length) => (length + BlockSize - 1) / BlockSize * BlockSize;

    private static int RoundedUp(int length) => (int)RoundedUp((long)length);

    private static long Octal(ReadOnlySpan<byte> field)
    {
        var number = 0L;
        foreach (var digit in field.Trim(" \0"u8)) number = (number * 8) + digit - '0';
        return number;
    }
}
