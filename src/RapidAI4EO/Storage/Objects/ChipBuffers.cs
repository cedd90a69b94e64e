using System.Collections.Concurrent;
using System.Numerics;

namespace RapidAI4EO.Storage.Objects;

/// <summary>
/// Buffers into which a chip fits, used again and again. The shared pool keeps few of this size and leaves the others to the
/// garbage collector, which would have to clear gigabytes a second.
/// </summary>
internal sealed class ChipBuffers
{
    /// <summary>Bytes of the smallest: a Planet Fusion chip is about 205 kB; at 256 connections these buffers are 64 MiB.</summary>
    public const int Size = 256 << 10;

    // Buffers up to eight times as large are kept too, in doubling sizes.
    private readonly ConcurrentBag<byte[]>[] _free = [[], [], [], []];

    /// <summary>A buffer of at least so many bytes.</summary>
    public byte[] Rent(int length = Size)
    {
        var kind = KindOf(length);
        if (kind >= _free.Length) return GC.AllocateUninitializedArray<byte>(length);
        return _free[kind].TryTake(out var buffer) ? buffer : GC.AllocateUninitializedArray<byte>(Size << kind);
    }

    public void Return(byte[] buffer)
    {
        var kind = KindOf(buffer.Length);
        if (kind < _free.Length && buffer.Length == Size << kind) _free[kind].Add(buffer);
    }

    /// <summary>How often <see cref="Size"/> has to be doubled.</summary>
    private static int KindOf(int length) => BitOperations.Log2((uint)((Math.Max(length - 1, 1) / Size * 2) + 1));
}
