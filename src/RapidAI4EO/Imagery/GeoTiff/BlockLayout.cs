namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>Where the tiles or strips of an image lie in its file, and how large they are.</summary>
internal sealed class BlockLayout
{
    private readonly long[] _offsets;
    private readonly long[] _lengths;

    /// <exception cref="GeoTiffException">There are fewer blocks than the image needs, or larger ones than are read.</exception>
    public BlockLayout(string file, GeoTiffInfo info, TiffDirectory directory, GeoTiffLimits limits)
    {
        Across = DivideUp(info.Width, info.BlockWidth);
        Down = DivideUp(info.Height, info.BlockHeight);
        SamplesPerPixel = info.IsPlanar ? 1 : info.Bands;
        var rowBytes = (long)info.BlockWidth * SamplesPerPixel * info.Type.Size();
        if (rowBytes > limits.MaxPixelBytes || rowBytes * info.BlockHeight > limits.MaxPixelBytes)
        {
            throw new GeoTiffException(file, $"its blocks have {info.BlockWidth} x {info.BlockHeight} pixels of {SamplesPerPixel} samples, and {limits.MaxPixelBytes} bytes are read at once");
        }

        RowBytes = (int)rowBytes;
        _offsets = directory.Numbers(info.IsTiled ? TiffTag.TileOffsets : TiffTag.StripOffsets);
        _lengths = directory.Numbers(info.IsTiled ? TiffTag.TileByteCounts : TiffTag.StripByteCounts);
        // A double, since a stranger's numbers multiply to more than 64 bits.
        var needed = (double)Across * Down * (info.IsPlanar ? info.Bands : 1);
        if (_offsets.Length < needed || _lengths.Length < needed)
        {
            throw new GeoTiffException(file, $"its image needs {needed} blocks, and it has {_offsets.Length} offsets and {_lengths.Length} lengths of blocks");
        }
    }

    /// <summary>Blocks in a row of blocks.</summary>
    public int Across { get; }

    /// <summary>Rows of blocks.</summary>
    public int Down { get; }

    /// <summary>Samples of a pixel in a block: one where each band has blocks of its own.</summary>
    public int SamplesPerPixel { get; }

    /// <summary>Bytes of a row of a block when it is unpacked.</summary>
    public int RowBytes { get; }

    /// <param name="column">From 0, in blocks.</param>
    /// <param name="row">From 0, in blocks.</param>
    /// <param name="plane">The band where each has blocks of its own, else 0.</param>
    public int IndexOf(int column, int row, int plane) => (((plane * Down) + row) * Across) + column;

    /// <summary>A block's bytes in the file; of length 0 for one that was never written.</summary>
    public ByteRange Range(int block) => new(_offsets[block], _lengths[block]);

    private static int DivideUp(int size, int part) => (int)(((long)size + part - 1) / part);
}
