using System.Buffers;
using System.Runtime.InteropServices;

namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>Reads a part of an image: which blocks it touches, of each only the rows that are needed, of those only the bands.</summary>
internal readonly ref struct BlockReader(TiffBytes file, GeoTiffInfo info, BlockLayout layout)
{
    private readonly int _sampleSize = info.Type.Size();

    public List<ByteRange> RangesOf(PixelWindow window, ReadOnlySpan<int> bands)
    {
        var ranges = new List<ByteRange>();
        foreach (var plane in info.IsPlanar ? bands : [0])
        {
            for (var row = window.Row / info.BlockHeight; row <= (window.Bottom - 1) / info.BlockHeight; row++)
            {
                for (var column = window.Column / info.BlockWidth; column <= (window.Right - 1) / info.BlockWidth; column++)
                {
                    ranges.Add(layout.Range(layout.IndexOf(column, row, plane)));
                }
            }
        }

        return ranges;
    }

    public void Read(Span<byte> target, PixelWindow window, ReadOnlySpan<int> bands)
    {
        var planeBytes = window.Pixels * _sampleSize;
        for (var row = window.Row / info.BlockHeight; row <= (window.Bottom - 1) / info.BlockHeight; row++)
        {
            for (var column = window.Column / info.BlockWidth; column <= (window.Right - 1) / info.BlockWidth; column++)
            {
                if (!info.IsPlanar)
                {
                    ReadBlock(target, window, bands, column, row, plane: 0);
                    continue;
                }

                for (var i = 0; i < bands.Length; i++)
                {
                    ReadBlock(target.Slice(i * planeBytes, planeBytes), window, [0], column, row, bands[i]);
                }
            }
        }
    }

    /// <param name="target">The pixels of the window, of these bands.</param>
    /// <param name="window">What is wanted of the image.</param>
    /// <param name="bands">Which samples of a block's pixels.</param>
    /// <param name="column">Which block, in blocks.</param>
    /// <param name="row">The same.</param>
    /// <param name="plane">The band whose block it is, where each has its own.</param>
    private void ReadBlock(Span<byte> target, PixelWindow window, ReadOnlySpan<int> bands, int column, int row, int plane)
    {
        var block = layout.IndexOf(column, row, plane);
        // In 64 bits: a block may end behind the last number.
        var (left, top) = ((long)column * info.BlockWidth, (long)row * info.BlockHeight);
        var part = new BlockPart(
            (int)(Math.Max(window.Column, left) - left), (int)(Math.Min(window.Right, left + info.BlockWidth) - left),
            (int)(Math.Max(window.Row, top) - top), (int)(Math.Min(window.Bottom, top + info.BlockHeight) - top));
        var targetAt = new PixelWindow((int)(left + part.Left - window.Column), (int)(top + part.Top - window.Row), window.Width, window.Height);
        var range = layout.Range(block);
        if (!layout.IsWritten(block))
        {
            Fill(target, part, targetAt, bands.Length);
            return;
        }

        var wanted = part.Bottom * layout.RowBytes;
        if (wanted / Unpacker.MaxRatio(info.Compression) > range.Length) throw Short(block, range, 0, wanted);
        var packed = file.Get(range.Offset, range.Length, $"block {block}");
        var buffer = ArrayPool<byte>.Shared.Rent(BlockBuffer.Size(wanted));
        try
        {
            var came = Unpacker.Unpack(info.Compression, packed, buffer, wanted);
            if (came < wanted) throw Short(block, range, came, wanted);
            Split(buffer.AsSpan(BlockBuffer.Start, wanted), target, part, targetAt, bands);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Split(Span<byte> rows, Span<byte> target, BlockPart part, PixelWindow at, ReadOnlySpan<int> bands)
    {
        var pixelSize = layout.SamplesPerPixel * _sampleSize;
        var length = (part.Right - part.Left) * _sampleSize;
        var isFourBands = FourBands.CanTake(info, bands, part.Left);
        for (var y = part.Top; y < part.Bottom; y++)
        {
            // Predictors run from the left, so what is right of the part need not be decoded.
            var row = rows.Slice(y * layout.RowBytes, NeedsWholeRow ? layout.RowBytes : part.Right * pixelSize);
            var to = (((at.Row + y - part.Top) * at.Width) + at.Column) * _sampleSize;
            if (isFourBands)
            {
                FourBands.Take(MemoryMarshal.Cast<byte, ushort>(row), MemoryMarshal.Cast<byte, ushort>(target[to..]), at.Pixels);
                continue;
            }

            RowDecoder.Decode(row, info, layout.SamplesPerPixel);
            for (var i = 0; i < bands.Length; i++)
            {
                BandSplitter.Take(row[(part.Left * pixelSize)..], layout.SamplesPerPixel, bands[i], _sampleSize, target.Slice((i * at.Pixels * _sampleSize) + to, length));
            }
        }
    }

    private bool NeedsWholeRow => info.Predictor == TiffPredictor.FloatingPoint;

    /// <summary>A block that was never written means nodata, or zeros, as GDAL reads it.</summary>
    private void Fill(Span<byte> target, BlockPart part, PixelWindow at, int bands)
    {
        Span<byte> sample = stackalloc byte[_sampleSize];
        Samples.Write(sample, info.Type, info.Nodata ?? 0);
        for (var row = 0; row < (part.Bottom - part.Top) * bands; row++)
        {
            var (band, y) = (row / (part.Bottom - part.Top), row % (part.Bottom - part.Top));
            var to = (((at.Row + y) * at.Width) + at.Column + (band * at.Pixels)) * _sampleSize;
            var pixels = target.Slice(to, (part.Right - part.Left) * _sampleSize);
            for (var i = 0; i < pixels.Length; i += _sampleSize) sample.CopyTo(pixels[i..]);
        }
    }

    private GeoTiffException Short(int block, ByteRange range, int came, int wanted) => new(
        file.Name, $"block {block} of {range.Length} bytes unpacks to {came} bytes of {wanted}, so it is cut or damaged", range.Offset);

    /// <summary>What is wanted of a block: columns and rows from its corner, the last two not included.</summary>
    private readonly record struct BlockPart(int Left, int Right, int Top, int Bottom);
}
