using System.Text;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Training.Export.Shards;

/// <summary>
/// What stands before a file in a tar: a block of the ustar format (POSIX.1-1988, "pax Interchange Format and ustar"). The framework's
/// writer wants a file's bytes one after the other, and here several samples are written at once.
/// </summary>
internal static class TarHead
{
    public const int BlockSize = 512;

    private const int NameLength = 100;

    /// <param name="name">ASCII, 100 characters at most: ids and names of arrays are far below.</param>
    /// <param name="length">Bytes of the file.</param>
    public static byte[] Make(string name, long length)
    {
        if (name.Length > NameLength) throw new ArgumentException("The name is longer than a ustar block takes.", nameof(name));
        var block = new byte[BlockSize];
        Put(block, 0, name);
        Put(block, 100, "0000444\0");
        Put(block, 108, "0000000\0");
        Put(block, 116, "0000000\0");
        Put(block, 124, LengthOf(length));
        // No time of the clock: the same export has the same bytes.
        Put(block, 136, "00000000000\0");
        Put(block, 148, "        ");
        block[156] = (byte)'0';
        Put(block, 257, "ustar\0" + "00");
        var sum = 0;
        foreach (var b in block) sum += b;
        Put(block, 148, Octal(sum, 6) + "\0 ");
        return block;
    }

    /// <summary>The length up to the next whole block.</summary>
    public static long RoundedUp(long length) => (length + BlockSize - 1) / BlockSize * BlockSize;

    /// <summary>Eleven octal digits hold 8 GiB; a sample of all dates as floats has 0.1.</summary>
    private static string LengthOf(long length) => length < 1L << 33
        ? Octal(length, 11) + "\0"
        : throw new CorpusException("The images of a sample are larger than 8 GiB, the most that a tar holds of one file. Choose fewer dates, or another format.");

    private static string Octal(long number, int digits) => Convert.ToString(number, 8).PadLeft(digits, '0');

    private static void Put(byte[] block, int at, string text) => Encoding.ASCII.GetBytes(text, block.AsSpan(at));
}
