using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RapidAI4EO.Transfer.Hashing;

/// <summary>
/// XXH64 with seed 0, as the xxHash specification 0.2.0 defines it (github.com/Cyan4973/xxHash, doc/xxhash_spec.md): 64 bits at the
/// speed of memory. What <c>xxhsum -H1</c> prints.
/// </summary>
/// <remarks>System.IO.Hashing.XxHash64 could take this type's place.</remarks>
internal sealed class Xxh64
{
    private const ulong Prime1 = 0x9E3779B185EBCA87;
    private const ulong Prime2 = 0xC2B2AE3D27D4EB4F;
    private const ulong Prime3 = 0x165667B19E3779F9;
    private const ulong Prime4 = 0x85EBCA77C2B2AE63;
    private const ulong Prime5 = 0x27D4EB2F165667C5;
    private const int Stripe = 32;

    private readonly byte[] _rest = new byte[Stripe];
    private int _restLength;
    private ulong _length;
    private ulong _a = unchecked(Prime1 + Prime2);
    private ulong _b = Prime2;
    private ulong _c;
    private ulong _d = unchecked(0UL - Prime1);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _length += (ulong)bytes.Length;
        if (_restLength > 0)
        {
            var taken = Math.Min(Stripe - _restLength, bytes.Length);
            bytes[..taken].CopyTo(_rest.AsSpan(_restLength));
            _restLength += taken;
            bytes = bytes[taken..];
            if (_restLength < Stripe) return;
            Consume(_rest);
            _restLength = 0;
        }

        var whole = bytes.Length / Stripe * Stripe;
        Consume(bytes[..whole]);
        bytes[whole..].CopyTo(_rest);
        _restLength = bytes.Length - whole;
    }

    /// <summary>The hash of all that was appended.</summary>
    public ulong Finish()
    {
        var hash = _length >= Stripe ? Merged() : Prime5;
        hash += _length;
        return Avalanche(AddRest(hash, _rest.AsSpan(0, _restLength)));
    }

    private static ulong Round(ulong lane, ulong input) => BitOperations.RotateLeft(lane + (input * Prime2), 31) * Prime1;

    private static ulong Merge(ulong hash, ulong lane) => ((hash ^ Round(0, lane)) * Prime1) + Prime4;

    private static ulong Avalanche(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * Prime2;
        hash = (hash ^ (hash >> 29)) * Prime3;
        return hash ^ (hash >> 32);
    }

    private static ulong AddRest(ulong hash, ReadOnlySpan<byte> rest)
    {
        for (; rest.Length >= 8; rest = rest[8..])
        {
            hash ^= Round(0, BinaryPrimitives.ReadUInt64LittleEndian(rest));
            hash = (BitOperations.RotateLeft(hash, 27) * Prime1) + Prime4;
        }

        if (rest.Length >= 4)
        {
            hash ^= BinaryPrimitives.ReadUInt32LittleEndian(rest) * Prime1;
            hash = (BitOperations.RotateLeft(hash, 23) * Prime2) + Prime3;
            rest = rest[4..];
        }

        foreach (var b in rest)
        {
            hash = BitOperations.RotateLeft(hash ^ (b * Prime5), 11) * Prime1;
        }

        return hash;
    }

    private static ulong Little(ulong word) => BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);

    private ulong Merged()
    {
        var hash = BitOperations.RotateLeft(_a, 1) + BitOperations.RotateLeft(_b, 7)
            + BitOperations.RotateLeft(_c, 12) + BitOperations.RotateLeft(_d, 18);
        return Merge(Merge(Merge(Merge(hash, _a), _b), _c), _d);
    }

    /// <summary>Takes whole stripes; the lanes live in registers meanwhile.</summary>
    /// <remarks>By reference, since checked slices in this loop halve the speed of the whole hash.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Consume(ReadOnlySpan<byte> stripes)
    {
        ref var word = ref Unsafe.As<byte, ulong>(ref MemoryMarshal.GetReference(stripes));
        ref var end = ref Unsafe.Add(ref word, stripes.Length / sizeof(ulong));
        var (a, b, c, d) = (_a, _b, _c, _d);
        while (Unsafe.IsAddressLessThan(ref word, ref end))
        {
            a = Round(a, Little(word));
            b = Round(b, Little(Unsafe.Add(ref word, 1)));
            c = Round(c, Little(Unsafe.Add(ref word, 2)));
            d = Round(d, Little(Unsafe.Add(ref word, 3)));
            word = ref Unsafe.Add(ref word, 4);
        }

        (_a, _b, _c, _d) = (a, b, c, d);
    }
}
