using System.Buffers;
using System.Buffers.Binary;

namespace RapidAI4EO.Search.Output.Parquet;

/// <summary>The format's encoding PLAIN: numbers little-endian, byte arrays behind their length.</summary>
internal static class PlainEncoding
{
    public static void Write<T>(T value, ParquetValues<T> kind, ArrayBufferWriter<byte> to, ArrayBufferWriter<byte> scratch)
    {
        if (kind.Type != ParquetType.ByteArray)
        {
            kind.Write(value, to);
            return;
        }

        scratch.ResetWrittenCount();
        kind.Write(value, scratch);
        BinaryPrimitives.WriteInt32LittleEndian(to.GetSpan(sizeof(int)), scratch.WrittenCount);
        to.Advance(sizeof(int));
        to.Write(scratch.WrittenSpan);
    }

    /// <summary>As statistics have a value: without a length.</summary>
    public static byte[] Bytes<T>(T value, ParquetValues<T> kind)
    {
        var bytes = new ArrayBufferWriter<byte>();
        kind.Write(value, bytes);
        return bytes.WrittenSpan.ToArray();
    }
}
