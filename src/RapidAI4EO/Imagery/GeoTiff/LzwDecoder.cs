using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>
/// LZW as TIFF has it (TIFF 6.0, section 13): codes of 9 to 12 bits, highest bit first, wider one code early. A string of the table is
/// not kept: it stands in what has been unpacked already, so an entry is a place there and a length, and a code is one copy. The 256
/// strings of one byte stand before the output, where <see cref="BlockBuffer.Start"/> leaves room.
/// </summary>
internal static unsafe class LzwDecoder
{
    /// <summary>
    /// Bytes that must be free behind the output: the last code may unpack to the longest string, 3,838 bytes, copied 16 at a time.
    /// </summary>
    public const int Slack = 4096;

    /// <summary>
    /// A bound of how much may come from a byte: the longest string from 12 bits. No stream reaches it, and what announces more lies.
    /// </summary>
    public const int MaxRatio = 2560;

    private const int Clear = 256;
    private const int End = 257;
    private const int MinBits = 9;
    private const int MaxBits = 12;
    private const int Entries = 1 << MaxBits;
    private const int LengthBits = 16;

    /// <summary>Place and length of each code's string; a length of 0 is no string. The last is written to and never read.</summary>
    [ThreadStatic]
    private static ulong[]? _table;

    /// <summary>Unpacks until so many bytes are there, the stream ends, or it turns out to be damaged.</summary>
    /// <param name="codes">The packed bytes.</param>
    /// <param name="buffer">Room for <see cref="BlockBuffer.Size"/> of the wanted bytes.</param>
    /// <param name="wanted">How many bytes are wanted; there may be more.</param>
    /// <returns>How many came; fewer than wanted where the stream ends or is damaged.</returns>
    public static int Decode(ReadOnlySpan<byte> codes, Span<byte> buffer, int wanted)
    {
        var table = _table ??= new ulong[Entries + 1];
        Prepare(table, buffer);
        Span<byte> tail = stackalloc byte[24];
        fixed (byte* source = codes)
        fixed (byte* output = buffer)
        fixed (ulong* strings = table)
        fixed (byte* last = tail)
        {
            var state = new State { Position = BlockBuffer.Start, Stop = BlockBuffer.Start + wanted };
            Forget(strings, ref state);
            // Codes are read eight bytes at a time: all that leave as many behind them, and then the rest from a copy with zeros behind it.
            if (codes.Length > 8) Run(source, (codes.Length - 7L) * 8, output, strings, ref state);
            if (!state.IsOver && state.Position < state.Stop)
            {
                var from = (int)(state.Bit >> 3);
                var rest = codes[Math.Min(from, codes.Length)..];
                rest.CopyTo(tail);
                state.Bit &= 7;
                Run(last, rest.Length * 8L, output, strings, ref state);
            }

            return Math.Min(state.Position, state.Stop) - BlockBuffer.Start;
        }
    }

    private static void Prepare(ulong[] table, Span<byte> buffer)
    {
        for (var i = 0; i < 256; i++)
        {
            buffer[i] = (byte)i;
            table[i] = ((ulong)i << LengthBits) | 1;
        }

        table.AsSpan(Clear).Clear();
    }

    /// <summary>The state after a clear code: the next code is one byte, and there is no string before it to grow by a byte.</summary>
    private static void Forget(ulong* strings, ref State state)
    {
        new Span<ulong>(strings + Clear, Entries + 1 - Clear).Clear();
        // The entry that the next code makes is then that of the end code, with the length 0 that it has anyway.
        (state.Next, state.Bits, state.Limit, state.Previous) = (End, MinBits, (1 << MinBits) - 1, ulong.MaxValue);
    }

    /// <summary>Unpacks codes that lie before a bit.</summary>
    // Compiled for this machine when it is first called: what is compiled ahead does without its newer instructions, for the first seconds of a run.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run(byte* source, long lastBit, byte* output, ulong* strings, ref State state)
    {
        var (bit, bits, position, next, limit, previous) = (state.Bit, state.Bits, state.Position, state.Next, state.Limit, state.Previous);
        var stop = state.Stop;
        while (position < stop && bit + bits <= lastBit)
        {
            var window = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>(source + (bit >> 3))) << (int)(bit & 7);
            var code = (int)(window >> (64 - bits));
            bit += bits;
            // First the entry that this code makes, the string before it and a byte of this one: the code may already mean it.
            strings[next] = previous + 1;
            var entry = strings[code];
            var length = (int)(entry & ((1 << LengthBits) - 1));
            if (length == 0)
            {
                if (code != Clear)
                {
                    // The end, or a code that nothing has been said of.
                    state.IsOver = true;
                    break;
                }

                Forget(strings, ref state);
                (bits, next, limit, previous) = (state.Bits, state.Next, state.Limit, state.Previous);
                continue;
            }

            var to = output + position;
            Copy(output + (entry >> LengthBits), to, length);
            // The one string whose last byte was not there when it was copied.
            if (code == next) to[length - 1] = to[0];
            previous = ((ulong)position << LengthBits) | (uint)length;
            position += length;
            if (++next == limit) (bits, next, limit) = Widen(bits, next, limit);
        }

        (state.Bit, state.Bits, state.Position, state.Next, state.Limit, state.Previous) = (bit, bits, position, next, limit, previous);
    }

    /// <summary>Copies a string and up to 15 bytes more, which the next string overwrites.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(byte* from, byte* to, int length)
    {
        Unsafe.WriteUnaligned(to, Unsafe.ReadUnaligned<ulong>(from));
        if (length <= 8) return;
        for (var i = 8; i < length; i += 8)
        {
            Unsafe.WriteUnaligned(to + i, Unsafe.ReadUnaligned<ulong>(from + i));
        }
    }

    /// <summary>One bit more; with twelve, entries are made until the table is full and from then on nowhere.</summary>
    private static (int Bits, int Next, int Limit) Widen(int bits, int next, int limit) =>
        bits == MaxBits ? (bits, Entries, limit)
        : bits == MaxBits - 1 ? (MaxBits, next, Entries + 1)
        : (bits + 1, next, (1 << (bits + 1)) - 1);

    private struct State
    {
        public long Bit;
        public int Bits;
        public int Position;
        public int Stop;
        public int Next;
        public int Limit;
        public ulong Previous;
        public bool IsOver;
    }
}
