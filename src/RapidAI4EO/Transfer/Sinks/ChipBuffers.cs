using System.Collections.Concurrent;

namespace RapidAI4EO.Transfer;

/// <summary>
/// Buffers into which a chip fits, used again and again. The shared pool keeps few of this size and leaves the others to the
/// garbage collector, which would have to clear gigabytes a second.
/// </summary>
internal sealed class ChipBuffers
{
    /// <summary>Bytes: a Planet Fusion chip is about 205 kB; at 256 connections these buffers are 64 MiB.</summary>
    public const int Size = 256 << 10;

    private readonly ConcurrentBag<byte[]> _free = [];

    /// <summary>A buffer of at least so many bytes. Only those of <see cref="Size"/> are kept.</summary>
    public byte[] Rent(int length = Size)
    {
        if (length > Size) return GC.AllocateUninitializedArray<byte>(length);
        return _free.TryTake(out var buffer) ? buffer : GC.AllocateUninitializedArray<byte>(Size);
    }

    public void Return(byte[] buffer)
    {
        if (buffer.Length == Size) _free.Add(buffer);
    }
}
