using System.Buffers.Binary;
using System.Runtime.InteropServices;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.GeoTiff;
using RapidAI4EO.Storage.Local;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Synthetic.Chips;
using RapidAI4EO.Synthetic.Places;
using RapidAI4EO.Synthetic.Samples;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Imagery.Chips;

/// <summary>Chips of the synthetic corpus, compared with GDAL; faults made by hand.</summary>
public sealed class ChipReaderTests : IDisposable
{
    private static readonly SyntheticChips Chips = new(new SyntheticCorpus(SyntheticCorpusOptions.Berlin));
    private static readonly AssetKey Key = KeyOf(Product.PlanetFusion);
    private static readonly ChipLayout Layout = new(4, 200, 200, SampleType.Int16, null);

    private readonly TestFolder _folder = new();
    private readonly MemoryStore _store = new();
    private readonly byte[] _pixels = new byte[Layout.Bytes];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ReadAsync_EachProduct_GivesThePixelsThatGdalReads()
    {
        using var store = new FolderStore(_folder.Path);
        var reader = new ChipReader([store]);
        foreach (var key in Product.Images.Select(KeyOf))
        {
            var path = _folder.Write(key.ToString(), Chips.Create(key));
            var info = (await reader.ReadInfoAsync(key, TestContext.Current.CancellationToken)).Info!;
            var layout = ChipLayout.Of(info);
            var pixels = new byte[layout.Bytes];
            Assert.Null(await reader.ReadAsync(key, layout, pixels, TestContext.Current.CancellationToken));
            var place = key.Sample.Footprint.Bounds;
            var expected = $"{layout.Width} {layout.Height} {layout.Bands} {GdalName(layout.Type)} {key.Sample.Zone.EpsgCode} {place.XMin} {600 / layout.Width} 0 {place.YMax} 0 {-600 / layout.Height}";
            Assert.Equal($"{expected} {string.Join(' ', Sums(pixels, layout))}", Assert.Single(Gdal.Describe(path)));
        }
    }

    [Fact]
    public async Task ReadAsync_NoRootHasIt_IsMissing()
    {
        var fault = await ReadAsync();
        Assert.Equal((Key, ChipFaultKind.Missing), (fault!.Key, fault.Kind));
        Assert.Contains(Key.ToString(), fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ACutFile_IsDamaged()
    {
        _store.Put(Key.ToString(), Chips.Create(Key)[..^3000]);
        var fault = await ReadAsync();
        Assert.Equal(ChipFaultKind.Damaged, fault!.Kind);
        Assert.Contains("cannot be read as a GeoTIFF", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_TagsThatCannotBeUnderstood_IsDamagedUnlessTheyAreIgnored()
    {
        _store.Put(Key.ToString(), WithNodata(Chips.Create(Key), "x"));
        var fault = await ReadAsync();
        Assert.Equal(ChipFaultKind.Damaged, fault!.Kind);
        Assert.Contains("has 'x' in its tag 42113 (GDAL_NODATA)", fault.Message, StringComparison.Ordinal);
        Assert.Null(await new ChipReader([_store], ignoresUnclearTags: true).ReadAsync(Key, Layout, _pixels, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ReadAsync_AnotherProductsFile_IsDifferent()
    {
        _store.Put(Key.ToString(), Chips.Create(Key with { Product = Product.Sentinel2 }));
        var fault = await ReadAsync();
        Assert.Equal(ChipFaultKind.Different, fault!.Kind);
        Assert.Contains("12 bands of 60 x 60 pixels, uint16, and the others have 4 bands of 200 x 200 pixels, int16", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_AChipOfAnotherPlace_IsMisplaced()
    {
        var bounds = Key.Sample.Footprint.Bounds;
        var file = Chips.Create(Key);
        var at = file.AsSpan().IndexOf(BitConverter.GetBytes((double)bounds.XMin));
        BinaryPrimitives.WriteDoubleLittleEndian(file.AsSpan(at), bounds.XMin + 3);
        _store.Put(Key.ToString(), file);
        Assert.Equal(ChipFaultKind.Misplaced, (await ReadAsync())!.Kind);
        _store.Put(Key.ToString(), Chips.Create(Key with { Sample = SampleId.Parse("31N_15E-200N_01_09") }));
        Assert.Contains("lies in EPSG:32631, and its sample in EPSG:32633", (await ReadAsync())!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_TheFirstRootHasItDamaged_ReadsTheSecond()
    {
        _store.Put(Key.ToString(), [1, 2, 3]);
        using var second = new MemoryStore();
        Assert.Equal(ChipFaultKind.Damaged, (await ReadAsync(_store, second))!.Kind);
        second.Put(Key.ToString(), Chips.Create(Key));
        Assert.Null(await ReadAsync(_store, second));
        Assert.Equal(ChipFaultKind.Damaged, (await ReadAsync(new MemoryStore(), _store))!.Kind);
    }

    [Fact]
    public async Task ReadAsync_ManyChips_AllocatesLittle()
    {
        _store.Put(Key.ToString(), Chips.Create(Key));
        var reader = new ChipReader([_store]);
        Task<ChipFault?> ReadOnceAsync() => reader.ReadAsync(Key, Layout, _pixels, TestContext.Current.CancellationToken);
        await ReadOnceAsync();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            // Over at once, so that all of it happens in this thread, whatever other tests do meanwhile.
            var read = ReadOnceAsync();
            Assert.True(read.IsCompleted);
            Assert.Null(await read);
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, Layout.Bytes / 10);
    }

    /// <summary>The file with a short text as its nodata: its directory is written anew at the end, one entry longer.</summary>
    private static byte[] WithNodata(byte[] file, string text)
    {
        const int EntryLength = 12;
        var at = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4));
        var count = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at));
        Assert.Equal("II*\0"u8, file.AsSpan(0, 4));
        byte[] entry = [.. BitConverter.GetBytes((ushort)42113), 2, 0, .. BitConverter.GetBytes(text.Length + 1), .. System.Text.Encoding.ASCII.GetBytes(text.PadRight(4, '\0'))];
        byte[] changed =
        [
            .. file, .. file.Length % 2 == 0 ? Array.Empty<byte>() : [0], .. BitConverter.GetBytes((ushort)(count + 1)), .. file.AsSpan(at + 2, count * EntryLength), .. entry, 0, 0, 0, 0,
        ];
        BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(4), file.Length + (file.Length % 2));
        return changed;
    }

    private static AssetKey KeyOf(Product product) => new(SampleId.Parse("33N_15E-200N_01_09"), product, product.Steps[4]);

    private static string GdalName(SampleType type) => type == SampleType.UInt8 ? "Byte" : type == SampleType.UInt16 ? "UInt16" : "Int16";

    private static IEnumerable<long> Sums(byte[] pixels, ChipLayout layout) => pixels.Chunk(pixels.Length / layout.Bands).Select(band => layout.Type switch
    {
        SampleType.UInt8 => Sum(band, value => value),
        SampleType.UInt16 => Sum(MemoryMarshal.Cast<byte, ushort>(band), value => value),
        _ => Sum(MemoryMarshal.Cast<byte, short>(band), value => value),
    });

    private static long Sum<T>(ReadOnlySpan<T> band, Func<T, long> number)
    {
        var sum = 0L;
        for (var i = 0; i < band.Length; i++) sum += number(band[i]) * (i + 1);
        return sum;
    }

    private Task<ChipFault?> ReadAsync(params IObjectStore[] roots) =>
        new ChipReader(roots.Length == 0 ? [_store] : roots).ReadAsync(Key, Layout, _pixels, TestContext.Current.CancellationToken);
}
