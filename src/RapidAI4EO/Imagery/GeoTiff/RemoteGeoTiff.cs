using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Imagery.GeoTiff;

/// <summary>
/// A GeoTIFF in a store, of which only what is needed is fetched: the header with one range (which holds the whole of a chip), then the
/// tiles or strips of a window, those that lie close together with one range. One reader at a time.
/// </summary>
public sealed class RemoteGeoTiff
{
    /// <summary>Bytes of the first range: a chip has 205 kB.</summary>
    private const int HeadLength = 256 << 10;

    /// <summary>Bytes that may be fetched in vain for one request less: what a server sends in the time of a round trip.</summary>
    private const int Gap = 128 << 10;

    /// <summary>Directories may point to values that point nowhere near; no sound file needs more rounds.</summary>
    private const int MaxRounds = 8;

    private readonly IObjectStore _store;
    private readonly string _key;
    private readonly TiffBytes _file;
    private readonly GeoTiffReader _reader;
    private readonly GeoTiffLimits _limits;

    private RemoteGeoTiff(IObjectStore store, string key, TiffBytes file, GeoTiffReader reader, GeoTiffLimits limits)
    {
        _store = store;
        _key = key;
        _file = file;
        _reader = reader;
        _limits = limits;
    }

    public GeoTiffInfo Info => _reader.Info;

    /// <exception cref="GeoTiffException">The object is no TIFF, is damaged, or is of a kind that is not read here.</exception>
    /// <exception cref="StorageException">It cannot be had.</exception>
    public static async Task<RemoteGeoTiff> OpenAsync(IObjectStore store, string key, GeoTiffLimits? limits = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        limits ??= GeoTiffLimits.Default;
        var file = new TiffBytes($"{key} at {store.Name}");
        await FetchAsync(store, key, file, [new ByteRange(0, HeadLength)], token).ConfigureAwait(false);
        for (var round = 0; round < MaxRounds; round++)
        {
            if (GeoTiffReader.TryOpen(file, limits) is { } reader) return new RemoteGeoTiff(store, key, file, reader, limits);
            var missing = ByteRange.Coalesce(file.Missing, Gap);
            file.Missing.Clear();
            await FetchAsync(store, key, file, missing, token).ConfigureAwait(false);
        }

        throw new GeoTiffException(file.Name, "its header is scattered over the file");
    }

    /// <summary>Some bands of a part of the image, as <see cref="GeoTiffReader.Read{T}(Span{T}, PixelWindow, ReadOnlySpan{int})"/> reads them.</summary>
    public async Task ReadAsync<T>(Memory<T> target, PixelWindow window, ReadOnlyMemory<int> bands, CancellationToken token = default)
        where T : unmanaged
    {
        // Before anything is fetched for it.
        _reader.BytesOf(window, bands.Length);
        var parts = _file.Parts;
        var ranges = _reader.RangesOf(window, bands.Span);
        ranges.RemoveAll(range => _file.TryGet(range.Offset, range.Length, "a block", out _));
        _file.Missing.Clear();
        try
        {
            await FetchAsync(_store, _key, _file, Checked(ByteRange.Coalesce(ranges, Gap)), token).ConfigureAwait(false);
            _reader.Read(target.Span, window, bands.Span);
        }
        finally
        {
            _file.Keep(parts);
        }
    }

    private List<ByteRange> Checked(List<ByteRange> ranges)
    {
        var bytes = ranges.Sum(range => (double)range.Length);
        return bytes <= _limits.MaxPixelBytes
            ? ranges
            : throw new GeoTiffException(_file.Name, $"the blocks of the window have {bytes:0} bytes, and {_limits.MaxPixelBytes} are read at once");
    }

    private static async Task FetchAsync(IObjectStore store, string key, TiffBytes file, List<ByteRange> ranges, CancellationToken token)
    {
        foreach (var range in ranges)
        {
            var buffer = new byte[checked((int)range.Length)];
            var read = await Retry.Default.RunAsync(inner => store.ReadRangeAsync(key, range.Offset, buffer, inner), token).ConfigureAwait(false);
            file.Add(range.Offset, buffer.AsMemory(0, read), buffer.Length);
        }
    }
}
