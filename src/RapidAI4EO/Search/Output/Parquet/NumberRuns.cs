using System.Buffers;
using System.Numerics;

namespace RapidAI4EO.Search.Output.Parquet;

/// <summary>
/// The numbers of a dictionary in the format's hybrid of runs and packed bits: the bit width, then runs of one number repeated,
/// or groups of eight numbers packed from the lowest bit on.
/// </summary>
internal static class NumberRuns
{
    private const int GroupLength = 8;

    /// <param name="numbers">What to write.</param>
    /// <param name="largest">None of them is above it.</param>
    /// <param name="to">Takes the bytes.</param>
    public static void Write(ReadOnlySpan<int> numbers, int largest, ArrayBufferWriter<byte> to)
    {
        // A width of 0 would be right for a dictionary of one value, but is not to every reader's liking.
        var width = Math.Max(1, BitOperations.Log2((uint)largest) + 1);
        Put((byte)width, to);
        while (!numbers.IsEmpty)
        {
            var run = RunLength(numbers, int.MaxValue);
            if (run >= GroupLength)
            {
                WriteRun(numbers[0], run, width, to);
                numbers = numbers[run..];
            }
            else
            {
                var packed = PackedLength(numbers);
                WritePacked(numbers[..packed], width, to);
                numbers = numbers[packed..];
            }
        }
    }

    /// <summary>How often the first number stands at the start.</summary>
    private static int RunLength(ReadOnlySpan<int> numbers, int atMost)
    {
        var length = 1;
        while (length < atMost && length < numbers.Length && numbers[length] == numbers[0])
        {
            length++;
        }

        return length;
    }

    /// <summary>Whole groups up to where a run starts, or all that is left.</summary>
    private static int PackedLength(ReadOnlySpan<int> numbers)
    {
        var length = GroupLength;
        while (length < numbers.Length && RunLength(numbers[length..], GroupLength) < GroupLength)
        {
            length += GroupLength;
        }

        return Math.Min(length, numbers.Length);
    }

    private static void WriteRun(int number, int count, int width, ArrayBufferWriter<byte> to)
    {
        ThriftWriter.WriteVarint((uint)count << 1, to);
        for (var bits = 0; bits < width; bits += 8)
        {
            Put((byte)(number >> bits), to);
        }
    }

    private static void WritePacked(ReadOnlySpan<int> numbers, int width, ArrayBufferWriter<byte> to)
    {
        var groups = (numbers.Length + GroupLength - 1) / GroupLength;
        ThriftWriter.WriteVarint(((uint)groups << 1) | 1, to);
        ulong bits = 0;
        var filled = 0;
        for (var i = 0; i < groups * GroupLength; i++)
        {
            // The last group is filled up with zeros, which a reader knows from the page's number of values.
            bits |= (ulong)(i < numbers.Length ? numbers[i] : 0) << filled;
            for (filled += width; filled >= 8; filled -= 8, bits >>= 8)
            {
                Put((byte)bits, to);
            }
        }
    }

    private static void Put(byte value, ArrayBufferWriter<byte> to)
    {
        to.GetSpan(1)[0] = value;
        to.Advance(1);
    }
}
