using System.Text;

namespace RapidAI4EO.Tests.Support;

/// <summary>Finds fields in a message of Protocol Buffers by their numbers: as much of the encoding as reading telemetry takes.</summary>
public static class Protobuf
{
    /// <summary>The embedded messages, texts and bytes of a field.</summary>
    public static IEnumerable<byte[]> Fields(byte[] message, int number)
    {
        var at = 0;
        while (at < message.Length)
        {
            var tag = Varint(message, ref at);
            var length = (int)(tag & 7) switch
            {
                0 => Skip(message, ref at),
                1 => 8,
                5 => 4,
                2 => (int)Varint(message, ref at),
                var other => throw new InvalidDataException($"Wire type {other} at byte {at}."),
            };
            if ((tag & 7) == 2 && (int)(tag >> 3) == number) yield return message[at..(at + length)];
            at += length;
        }
    }

    /// <summary>The field's messages within those of the fields before it.</summary>
    public static IEnumerable<byte[]> Path(byte[] message, params int[] numbers) =>
        numbers.Aggregate<int, IEnumerable<byte[]>>([message], (messages, number) => messages.SelectMany(inner => Fields(inner, number)));

    public static string Text(byte[] message, params int[] numbers) => Encoding.UTF8.GetString(Path(message, numbers).FirstOrDefault([]));

    private static int Skip(byte[] message, ref int at)
    {
        Varint(message, ref at);
        return 0;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            value |= (ulong)(message[at] & 0x7f) << shift;
            if (message[at++] < 0x80) return value;
        }
    }
}
