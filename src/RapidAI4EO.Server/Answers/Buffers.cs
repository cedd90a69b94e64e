using System.Buffers;
using System.Collections.Concurrent;

namespace RapidAI4EO.Server.Answers;

/// <summary>
/// Buffers for answers, kept for the next request: arrays of this size are collected only with all other memory, so that one made for each
/// request would stop everybody every few hundred requests.
/// </summary>
internal static class Buffers
{
    /// <summary>Bytes that are gathered before they are sent; an item has up to some 60,000.</summary>
    public const int Portion = 1 << 15;

    /// <summary>For a portion and an item behind it.</summary>
    private const int UsualBytes = 1 << 17;

    /// <summary>What has grown larger is let go.</summary>
    private const int MostBytes = 2 * UsualBytes;

    private const int MostKept = 16;

    private static readonly ConcurrentBag<ArrayBufferWriter<byte>> Idle = [];

    /// <summary>An empty one; to be given back.</summary>
    public static ArrayBufferWriter<byte> Rent() => Idle.TryTake(out var buffer) ? buffer : new ArrayBufferWriter<byte>(UsualBytes);

    /// <summary>Nothing may read it from here on.</summary>
    public static void Return(ArrayBufferWriter<byte> buffer)
    {
        if (buffer.Capacity > MostBytes || Idle.Count >= MostKept) return;
        buffer.ResetWrittenCount();
        Idle.Add(buffer);
    }
}
