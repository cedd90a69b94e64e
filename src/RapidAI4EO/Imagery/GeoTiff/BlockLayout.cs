namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>
/// Where the tiles or strips of an image lie in its file, and how large they are. Lengths that cannot be right are worked out as libtiff,
/// and so GDAL, does: those of blocks that are not packed always, those of packed ones where there is only one place for them to end.
/// </summary>
internal sealed class BlockLayout
{
    private readonly TiffBytes _file;
    private readonly GeoTiffInfo _info;
    private readonly long[] _offsets;
    private readonly long[] _lengths;
    private readonly bool _hasLengths;

    /// <exception cref="GeoTiffException">There are fewer blocks than the image needs, or larger ones than are read.</exception>
    public BlockLayout(TiffBytes file, GeoTiffInfo info, TiffDirectory directory, GeoTiffLimits limits)
    {
        (_file, _info) = (file, info);
        Across = DivideUp(info.Width, info.BlockWidth);
        Down = DivideUp(info.Height, info.BlockHeight);
        SamplesPerPixel = info.IsPlanar ? 1 : info.Bands;
        var rowBytes = (long)info.BlockWidth * SamplesPerPixel * info.Type.Size();
        if (rowBytes > limits.MaxPixelBytes || rowBytes * info.BlockHeight > limits.MaxPixelBytes)
        {
            throw new GeoTiffException(file.Name, $"its blocks have {info.BlockWidth} x {info.BlockHeight} pixels of {SamplesPerPixel} samples, and {limits.MaxPixelBytes} bytes are read at once");
        }

        RowBytes = (int)rowBytes;
        _offsets = directory.Numbers(info.IsTiled ? TiffTag.TileOffsets : TiffTag.StripOffsets);
        _lengths = directory.Numbers(info.IsTiled ? TiffTag.TileByteCounts : TiffTag.StripByteCounts);
        // A double, since a stranger's numbers multiply to more than 64 bits.
        var needed = (double)Across * Down * (info.IsPlanar ? info.Bands : 1);
        _hasLengths = _lengths.Length > 0 && !IsStripWithoutLength(needed);
        var canDoWithout = info.IsPlanar ? needed == info.Bands : needed == 1;
        if (_offsets.Length < needed || (_lengths.Length < needed && (_hasLengths || !canDoWithout)))
        {
            throw new GeoTiffException(file.Name, $"its image needs {needed} blocks, and it has {_offsets.Length} offsets and {_lengths.Length} lengths of blocks");
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

    /// <summary>Whether a block is in the file; one that was never written means nodata.</summary>
    public bool IsWritten(int block) => !_hasLengths || _lengths[block] != 0;

    /// <summary>A block's bytes in the file, at most; of length 0 for one that was never written.</summary>
    public ByteRange Range(int block)
    {
        if (!IsWritten(block)) return new ByteRange(_offsets[block], 0);
        var rows = Math.Min(_info.BlockHeight, _info.Height - ((long)(block / Across % Down) * _info.BlockHeight));
        var length = _info.Compression == TiffCompression.None ? rows * RowBytes
            : _hasLengths ? _lengths[block]
            : LongestOf(_offsets[block], rows * RowBytes);
        return new ByteRange(_offsets[block], length);
    }

    /// <summary>A block whose length nobody knows ends where it is unpacked; packing never makes twice as much of it.</summary>
    private long LongestOf(long offset, long unpacked)
    {
        var longest = (2 * unpacked) + 1024;
        return _file.Length is { } end && offset < end ? Math.Min(longest, end - offset) : longest;
    }

    /// <summary>A single strip that has a place and a length of 0 was written by a program that did not set the tag.</summary>
    private bool IsStripWithoutLength(double needed) => needed == 1 && !_info.IsTiled && _offsets is [not 0, ..] && _lengths[0] == 0;

    private static int DivideUp(int size, int part) => (int)(((long)size + part - 1) / part);
}
