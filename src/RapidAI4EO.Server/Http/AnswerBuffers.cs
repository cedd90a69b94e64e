using System.Buffers;
using System.Collections.Concurrent;

namespace RapidAI4EO.Server.Http;

/// <summary>
/// Buffers for answers, kept for the next request: arrays of this size are collected only with all other memory, so that one made for each
/// request would stop everybody every few hundred requests.
/// </summary>
internal static class AnswerBuffers
{
    /// <summary>Bytes that are gathered before they are sent; an item has up to some 60,000.</summary>
    public const int Portion = 1 << 15;

    /// <summary>For a portion and an item behind it.</summary>
    private const int DefaultBytes = 1 << 17;

    /// <summary>What has grown larger is let go.</summary>
    private const int MaxBytes = 2 * DefaultBytes;

    private const int MaxKept = 16;

    private static readonly ConcurrentBag<ArrayBufferWriter<byte>> Idle = [];

    /// <summary>An empty one; to be given back.</summary>
    public static ArrayBufferWriter<byte> Rent() => Idle.TryTake(out var buffer) ? buffer : new ArrayBufferWriter<byte>(DefaultBytes);

    /// <summary>Nothing may read it from here on.</summary>
    public static void Return(ArrayBufferWriter<byte> buffer)
    {
        if (buffer.Capacity > MaxBytes || Idle.Count >= MaxKept) return;
        buffer.ResetWrittenCount();
        Idle.Add(buffer);
    }
}
