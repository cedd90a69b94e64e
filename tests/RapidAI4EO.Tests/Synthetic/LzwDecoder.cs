namespace RapidAI4EO.Tests.Synthetic;

/// <summary>TIFF's LZW, read the slow and plain way, to check what was written.</summary>
internal static class LzwDecoder
{
    private const int Clear = 256;
    private const int EndOfInformation = 257;

    public static byte[] Decode(ReadOnlySpan<byte> codes)
    {
        var output = new List<byte>();
        var table = new List<byte[]>();
        var previous = Array.Empty<byte>();
        var (at, width) = (0, 9);
        while (true)
        {
            var code = Read(codes, at, width);
            at += width;
            switch (code)
            {
                case EndOfInformation:
                    Assert(at + 7 >= codes.Length * 8, "bytes follow the end");
                    return [.. output];
                case Clear:
                    (previous, width) = ([], 9);
                    table = [.. Enumerable.Range(0, 258).Select(i => i < 256 ? new[] { (byte)i } : [])];
                    continue;
            }

            Assert(code < table.Count || (code == table.Count && previous.Length > 0), $"code {code} before its entry");
            var entry = code < table.Count ? table[code] : [.. previous, previous[0]];
            output.AddRange(entry);
            if (previous.Length > 0)
            {
                table.Add([.. previous, entry[0]]);
            }

            previous = entry;
            // One code early: the reader is an entry behind the writer.
            width = table.Count >= 2047 ? 12 : table.Count >= 1023 ? 11 : table.Count >= 511 ? 10 : 9;
        }
    }

    private static int Read(ReadOnlySpan<byte> codes, int bit, int width)
    {
        var value = 0;
        for (var i = bit; i < bit + width; i++)
        {
            value = (value << 1) | ((codes[i / 8] >> (7 - (i % 8))) & 1);
        }

        return value;
    }

    private static void Assert(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidDataException($"LZW: {what}.");
        }
    }
}
