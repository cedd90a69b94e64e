using System.Runtime.InteropServices;

namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>
/// Reads a GeoTIFF that is in memory: its header when it is opened, and then as many of its pixels as are wanted, in their own type, band
/// after band. Managed throughout; may be used by many threads. <see cref="RemoteGeoTiff"/> reads from a store.
/// </summary>
public sealed class GeoTiffReader
{
    private readonly TiffBytes _file;
    private readonly BlockLayout _layout;
    private readonly GeoTiffLimits _limits;
    private readonly TiffHeader _header;
    private readonly long _next;

    private GeoTiffReader(TiffBytes file, TiffHeader header, TiffDirectory directory, GeoTiffLimits limits)
    {
        Info = GeoTiffInfoReader.Read(file.Name, header, directory);
        _layout = new BlockLayout(file, Info, directory, limits);
        _file = file;
        _limits = limits;
        _header = header;
        _next = directory.Next;
    }

    public GeoTiffInfo Info { get; }

    /// <summary>The file for messages.</summary>
    public string Name => _file.Name;

    /// <param name="file">The whole file. It is not copied, and must not change.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="limits">Null for <see cref="GeoTiffLimits.Default"/>.</param>
    /// <exception cref="GeoTiffException">It is no TIFF, is damaged, or is of a kind that is not read here.</exception>
    public static GeoTiffReader Open(ReadOnlyMemory<byte> file, string name = "The file", GeoTiffLimits? limits = null) =>
        TryOpen(new TiffBytes(name, file), limits ?? GeoTiffLimits.Default)!;

    /// <summary>All pixels of all bands: first all rows of the first band.</summary>
    /// <param name="target">As long as width x height x bands.</param>
    /// <typeparam name="T">The .NET type of <see cref="GeoTiffInfo.Type"/>.</typeparam>
    public void Read<T>(Span<T> target)
        where T : unmanaged =>
        Read(target, new PixelWindow(0, 0, Info.Width, Info.Height), AllBands());

    /// <summary>Some bands of a part of the image.</summary>
    /// <param name="target">As long as window.Width x window.Height x bands.Length: first all rows of the first band named.</param>
    /// <param name="window">A part of the image.</param>
    /// <param name="bands">Which, from 0, in any order.</param>
    /// <exception cref="GeoTiffException">The pixels are damaged.</exception>
    public void Read<T>(Span<T> target, PixelWindow window, ReadOnlySpan<int> bands)
        where T : unmanaged
    {
        if (SampleTypes.Of<T>() != Info.Type) throw new ArgumentException($"{Name} has samples of {Info.Type.Name()}, not of {typeof(T).Name}.");
        ReadBytes(MemoryMarshal.AsBytes(target), window, bands);
    }

    /// <summary>The same for whom the type is only known at run time: the bytes of the samples as this machine orders them.</summary>
    public void ReadBytes(Span<byte> target, PixelWindow window, ReadOnlySpan<int> bands)
    {
        Check(window, bands);
        if (target.Length != BytesOf(window, bands.Length)) throw new ArgumentException("The target does not have the length of the pixels that are to be read.", nameof(target));
        new BlockReader(_file, Info, _layout).Read(target, window, bands);
    }

    /// <summary>The numbers of all bands.</summary>
    public int[] AllBands()
    {
        var bands = new int[Info.Bands];
        for (var i = 0; i < bands.Length; i++) bands[i] = i;
        return bands;
    }

    /// <summary>Bytes of some bands of a part of the image.</summary>
    /// <exception cref="GeoTiffException">More than may be read at once.</exception>
    public int BytesOf(PixelWindow window, int bands)
    {
        var bytes = (double)window.Width * window.Height * bands * Info.Type.Size();
        return bytes <= _limits.MaxPixelBytes
            ? (int)bytes
            : throw new GeoTiffException(Name, $"{window.Width} x {window.Height} pixels of {bands} bands have {bytes:0} bytes, and {_limits.MaxPixelBytes} are read at once");
    }

    /// <summary>What else is in the file, as overviews and masks are; the first image is not among them. Only of a file in memory.</summary>
    /// <param name="fault">Why those behind the last one cannot be known, as a sentence: the first image is sound all the same. Null where all are known.</param>
    public IReadOnlyList<TiffImage> FurtherImages(out string? fault) => TiffImage.ReadAll(_file, _header, _next, _limits, out fault);

    /// <returns>Null where bytes have yet to be fetched.</returns>
    internal static GeoTiffReader? TryOpen(TiffBytes file, GeoTiffLimits limits)
    {
        if (TiffHeader.Read(file) is not { } header) return null;
        return TiffDirectory.Read(file, header, header.FirstDirectory, limits) is { } directory
            ? new GeoTiffReader(file, header, directory, limits)
            : null;
    }

    /// <summary>The parts of the file that hold a part of the image.</summary>
    internal List<ByteRange> RangesOf(PixelWindow window, ReadOnlySpan<int> bands)
    {
        Check(window, bands);
        return new BlockReader(_file, Info, _layout).RangesOf(window, bands);
    }

    private void Check(PixelWindow window, ReadOnlySpan<int> bands)
    {
        if (!window.IsWithin(Info.Width, Info.Height)) throw new ArgumentOutOfRangeException(nameof(window), window, $"{Name} has {Info.Width} x {Info.Height} pixels.");
        foreach (var band in bands)
        {
            if ((uint)band >= (uint)Info.Bands) throw new ArgumentOutOfRangeException(nameof(bands), band, $"{Name} has the bands 0 to {Info.Bands - 1}.");
        }
    }
}
