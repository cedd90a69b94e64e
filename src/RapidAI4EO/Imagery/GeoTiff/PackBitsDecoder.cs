namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>PackBits (TIFF 6.0, section 9): a count, then so many bytes as they are or one byte to be repeated.</summary>
internal static class PackBitsDecoder
{
    /// <summary>Two bytes give 128 at most.</summary>
    public const int MaxRatio = 64;

    /// <returns>How many bytes came; fewer than there is room for where the input ends.</returns>
    public static int Decode(ReadOnlySpan<byte> packed, Span<byte> output)
    {
        var done = 0;
        while (done < output.Length && packed.Length >= 2)
        {
            var count = (sbyte)packed[0];
            packed = packed[1..];
            if (count >= 0)
            {
                var length = Math.Min(Math.Min(count + 1, packed.Length), output.Length - done);
                packed[..length].CopyTo(output[done..]);
                packed = packed[length..];
                done += length;
            }
            else if (count != sbyte.MinValue)
            {
                var length = Math.Min(1 - count, output.Length - done);
                output.Slice(done, length).Fill(packed[0]);
                packed = packed[1..];
                done += length;
            }
        }

        return done;
    }
}
