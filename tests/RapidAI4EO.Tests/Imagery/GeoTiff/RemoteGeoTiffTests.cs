using RapidAI4EO.Imagery.GeoTiff;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Imagery.GeoTiff;

public sealed class RemoteGeoTiffTests : IDisposable
{
    // Two megabytes in tiles, the directory at the end, where GDAL puts it when a file is written over.
    private const string Script = """
        import sys
        import numpy
        from osgeo import gdal
        rng = numpy.random.default_rng(9)
        data = gdal.GetDriverByName("GTiff").Create(sys.argv[1] + "/large.tif", 900, 800, 3, gdal.GDT_UInt16, ["TILED=YES", "BLOCKXSIZE=128", "BLOCKYSIZE=128", "COMPRESS=DEFLATE"])
        for band in (1, 2, 3): data.GetRasterBand(band).WriteArray(rng.integers(0, 3000, (800, 900)))
        data = None
        data = gdal.Open(sys.argv[1] + "/large.tif", gdal.GA_Update)
        data.SetMetadata({"NOTE": "x" * 3000})
        data = None
        data = gdal.Open(sys.argv[1] + "/large.tif")
        with open(sys.argv[1] + "/part.bin", "wb") as raw:
            for band in (3, 1): raw.write(data.GetRasterBand(band).ReadRaster(300, 200, 150, 260))
        """;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ReadAsync_AWindow_FetchesItsTilesOnly()
    {
        Gdal.Run(Script, _folder.Path);
        var file = await File.ReadAllBytesAsync(_folder["large.tif"], TestContext.Current.CancellationToken);
        using var store = new CountingStore(file);
        var tiff = await RemoteGeoTiff.OpenAsync(store, "large.tif");
        Assert.Equal((900, 800, 3), (tiff.Info.Width, tiff.Info.Height, tiff.Info.Bands));
        Assert.InRange(store.Ranges.Count, 1, 4);
        store.Ranges.Clear();
        var pixels = new ushort[2 * 150 * 260];
        await tiff.ReadAsync<ushort>(pixels, new PixelWindow(300, 200, 150, 260), new[] { 2, 0 });
        Assert.Equal(await File.ReadAllBytesAsync(_folder["part.bin"], TestContext.Current.CancellationToken), System.Runtime.InteropServices.MemoryMarshal.AsBytes<ushort>(pixels).ToArray());

        // Three rows of blocks, of each a run: neither one request a tile nor the whole file.
        Assert.InRange(store.Ranges.Count, 1, 3);
        Assert.InRange(store.Ranges.Sum(range => range.Length), 1, file.Length / 2);
    }

    [Fact]
    public async Task OpenAsync_AChip_TakesOneRequestForAll()
    {
        using var store = new CountingStore(SharedData.RealChip());
        var tiff = await RemoteGeoTiff.OpenAsync(store, "chip.tif");
        var pixels = new short[160_000];
        await tiff.ReadAsync<short>(pixels, new PixelWindow(0, 0, 200, 200), new[] { 0, 1, 2, 3 });
        Assert.Equal(460.38215, pixels[..40_000].Average(sample => (double)sample));
        Assert.Single(store.Ranges);
    }

    [Fact]
    public async Task OpenAsync_CutOff_SaysWhere()
    {
        using var store = new CountingStore(SharedData.RealChip()[..300]);
        var refusal = await Assert.ThrowsAsync<GeoTiffException>(() => RemoteGeoTiff.OpenAsync(store, "chip.tif"));
        Assert.StartsWith("chip.tif at counting cannot be read", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>One object, whatever the key, and which ranges of it were asked for.</summary>
    private sealed class CountingStore(byte[] file) : IObjectStore
    {
        public List<(long Offset, int Length)> Ranges { get; } = [];

        public string Name => "counting";

        public Task<int> ReadRangeAsync(string key, long offset, Memory<byte> buffer, CancellationToken token = default)
        {
            var part = file.AsMemory((int)Math.Min(offset, file.Length));
            part = part[..Math.Min(part.Length, buffer.Length)];
            part.CopyTo(buffer);
            Ranges.Add((offset, part.Length));
            return Task.FromResult(part.Length);
        }

        public Task<ObjectContent> OpenAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

        public Task<ObjectInfo> StatAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

        public IAsyncEnumerable<ObjectInfo> ListAsync(string prefix = "", CancellationToken token = default) => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
