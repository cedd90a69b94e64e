using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using RapidAI4EO.Imagery.GeoTiff;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Imagery.GeoTiff;

/// <summary>Lengths of blocks that are missing, zero, too small or too large: what GDAL reads is read alike, and nothing is made up.</summary>
public sealed class BlockLengthTests : IDisposable
{
    // Files as GDAL writes them, their lengths changed; beside each its true samples and, where GDAL still reads it, what it reads.
    private const string Script = """
        import itertools, json, struct, sys
        import numpy
        from osgeo import gdal
        gdal.UseExceptions()
        gdal.PushErrorHandler("CPLQuietErrorHandler")
        folder, seed = sys.argv[1], int(sys.argv[2])
        rng = numpy.random.default_rng(seed)
        forms = {"strip": ["BLOCKYSIZE=24"], "strips": ["BLOCKYSIZE=7"], "two": ["BLOCKYSIZE=16"], "tile": ["TILED=YES", "BLOCKXSIZE=32", "BLOCKYSIZE=32"], "tiles": ["TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16"]}

        def entries(file):
            order = "<" if file[:2] == b"II" else ">"
            big = struct.unpack(order + "H", file[2:4])[0] == 43
            at = struct.unpack(order + ("Q" if big else "I"), file[8:16] if big else file[4:8])[0]
            count = struct.unpack(order + ("Q" if big else "H"), file[at:at + (8 if big else 2)])[0]
            size, head = (20, 8) if big else (12, 2)
            return order, big, {struct.unpack(order + "H", file[i:i + 2])[0]: i for i in range(at + head, at + head + count * size, size)}

        def values(file, order, big, entry):
            kind = struct.unpack(order + "H", file[entry + 2:entry + 4])[0]
            count = struct.unpack(order + ("Q" if big else "I"), file[entry + 4:entry + (12 if big else 8)])[0]
            code = {3: "H", 4: "I", 16: "Q"}[kind]
            inside = entry + (12 if big else 8)
            if struct.calcsize(code) * count > (8 if big else 4):
                inside = struct.unpack(order + ("Q" if big else "I"), file[inside:inside + (8 if big else 4)])[0]
            return inside, code, list(struct.unpack("%s%d%s" % (order, count, code), file[inside:inside + count * struct.calcsize(code)]))

        def change(path, how):
            file = bytearray(open(path, "rb").read())
            order, big, tags = entries(file)
            entry = tags[325] if 325 in tags else tags[279]
            at, code, counts = values(file, order, big, entry)
            if how == "absent":
                # A tag of the same place in the order, which says nothing about where pixels are.
                file[entry:entry + 2] = struct.pack(order + "H", 280 if 279 in tags else 326)
            elif how == "fewer":
                file[entry + 4:entry + (12 if big else 8)] = struct.pack(order + ("Q" if big else "I"), len(counts) - 1)
            else:
                most = 2 ** (8 * struct.calcsize(code)) - 1
                change = {"zero": lambda n: 0, "one": lambda n: 1, "half": lambda n: n // 2, "less": lambda n: n - 1, "more": lambda n: n + 5, "beyond": lambda n: most // 2,
                          "last": lambda n: n, "first": lambda n: n, "offset0": lambda n: 0}[how]
                counts = [change(n) for n in counts]
                if how == "last": counts[-1] = 0
                if how == "first": counts[0] = 0
                file[at:at + len(counts) * struct.calcsize(code)] = struct.pack("%s%d%s" % (order, len(counts), code), *[min(n, most) for n in counts])
                if how == "offset0":
                    oat, ocode, offsets = values(file, order, big, tags[324] if 324 in tags else tags[273])
                    file[oat:oat + len(offsets) * struct.calcsize(ocode)] = bytes(len(offsets) * struct.calcsize(ocode))
            open(path, "wb").write(file)

        number = 0
        for (form, block), packing, interleave, order, big, how in itertools.product(
                forms.items(), ("NONE", "LZW", "DEFLATE", "PACKBITS"), ("PIXEL", "BAND"), ("LITTLE", "BIG"), ("NO", "YES"),
                ("absent", "fewer", "zero", "one", "half", "less", "more", "beyond", "first", "last", "offset0")):
            if rng.random() > 0.3: continue
            path = "%s/%04d-%s-%s-%s-%s-big%s-%s.tif" % (folder, number, form, packing, interleave, order, big, how)
            data = gdal.GetDriverByName("GTiff").Create(path, 31, 24, 2, gdal.GDT_Int16, block + ["COMPRESS=" + packing, "INTERLEAVE=" + interleave, "ENDIANNESS=" + order, "BIGTIFF=" + big])
            for band in (1, 2):
                data.GetRasterBand(band).WriteArray(rng.integers(1, 300, (24, 31)))
            if rng.random() < 0.5: data.GetRasterBand(1).SetNoDataValue(77)
            data = None
            data = gdal.Open(path)
            open(path[:-4] + ".org", "wb").write(b"".join(data.GetRasterBand(band).ReadRaster() for band in (1, 2)))
            data = None
            change(path, how)
            try:
                data = gdal.Open(path)
                pixels = b"".join(data.GetRasterBand(band).ReadRaster() for band in (1, 2))
            except RuntimeError as e:
                pixels = None
            data = None
            if pixels: open(path[:-4] + ".bin", "wb").write(pixels)
            print(json.dumps(dict(path=path, reads=pixels is not None)))
            number += 1
        """;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_LengthsThatCannotBeRight_IsAsGdalReadsOrRefused()
    {
        var seed = Environment.TickCount & 0xFFFFFF;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var lines = Gdal.Run(Script, _folder.Path, seed.ToString(CultureInfo.InvariantCulture));
        Assert.InRange(lines.Length, 300, 800);
        Assert.All(lines, Compare);
    }

    [Theory]
    [InlineData("01-stripbytecounts-zero/strip.tif")]
    [InlineData("01-stripbytecounts-zero/lzw.tif")]
    [InlineData("01-stripbytecounts-zero/nodata.tif")]
    [InlineData("01-stripbytecounts-zero/chip.tif")]
    [InlineData("14-tiff-refused-though-readable/countsmall.tif")]
    [InlineData("14-tiff-refused-though-readable/nextbad.tif")]
    [InlineData("14-tiff-refused-though-readable/nocounts.tif")]
    public async Task Read_AKnownCase_IsAsGdalReads(string name)
    {
        var path = SharedData.PathOf($"cases/{name}");
        const string Read = """
            import sys
            from osgeo import gdal
            data = gdal.Open(sys.argv[1])
            open(sys.argv[2], "wb").write(b"".join(data.GetRasterBand(i + 1).ReadRaster() for i in range(data.RasterCount)))
            """;
        Gdal.Run(Read, path, _folder["truth.bin"]);
        var truth = await File.ReadAllBytesAsync(_folder["truth.bin"], TestContext.Current.CancellationToken);
        var file = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(truth, PixelsOf(file, name));

        // From a store the length of the file is not known beforehand.
        using var store = new MemoryStore();
        store.Put("x.tif", file);
        var remote = await RemoteGeoTiff.OpenAsync(store, "x.tif", token: TestContext.Current.CancellationToken);
        var pixels = new short[truth.Length / sizeof(short)];
        int[] bands = [.. Enumerable.Range(0, remote.Info.Bands)];
        await remote.ReadAsync<short>(pixels, new PixelWindow(0, 0, remote.Info.Width, remote.Info.Height), bands, TestContext.Current.CancellationToken);
        Assert.Equal(truth, MemoryMarshal.AsBytes<short>(pixels).ToArray());
    }

    private static void Compare(string line)
    {
        var file = JsonDocument.Parse(line).RootElement;
        var path = file.GetProperty("path").GetString()!;
        var written = File.ReadAllBytes(path[..^4] + ".org");
        var read = file.GetProperty("reads").GetBoolean() ? File.ReadAllBytes(path[..^4] + ".bin") : null;
        byte[] found;
        try
        {
            found = PixelsOf(File.ReadAllBytes(path), path);
        }
        catch (GeoTiffException)
        {
            // GDAL fills blocks in for which a file has no length at all, and reads on where an unpacked block is cut: neither are pixels.
            Assert.True(read is null || path.EndsWith("-fewer.tif", StringComparison.Ordinal) || path.EndsWith("-less.tif", StringComparison.Ordinal), path);
            return;
        }

        Assert.True(found.AsSpan().SequenceEqual(read) || found.AsSpan().SequenceEqual(written), path);
    }

    private static byte[] PixelsOf(byte[] file, string name)
    {
        var reader = GeoTiffReader.Open(file, name);
        var window = new PixelWindow(0, 0, reader.Info.Width, reader.Info.Height);
        var found = new byte[reader.BytesOf(window, reader.Info.Bands)];
        reader.ReadBytes(found, window, reader.AllBands());
        return found;
    }
}
