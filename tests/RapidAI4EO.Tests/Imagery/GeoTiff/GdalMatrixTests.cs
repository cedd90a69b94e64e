using System.Globalization;
using System.Text.Json;
using RapidAI4EO.Imagery.GeoTiff;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Imagery.GeoTiff;

/// <summary>What GDAL writes in every form that is read here, is read to the bit as GDAL itself reads it.</summary>
public sealed class GdalMatrixTests : IDisposable
{
    // Writes compressions x predictors x types x interleaving x blocks x byte order x BigTIFF, and beside each file its samples as GDAL
    // reads them, band after band. The samples are smooth with a little noise, so that every compression has something to do.
    private const string Script = """
        import itertools, json, sys
        import numpy
        from osgeo import gdal, osr
        gdal.UseExceptions()
        folder, seed = sys.argv[1], int(sys.argv[2])
        rng = numpy.random.default_rng(seed)
        width, height = 45, 37
        types = {"uint8": gdal.GDT_Byte, "int8": gdal.GDT_Byte, "uint16": gdal.GDT_UInt16, "int16": gdal.GDT_Int16,
                 "uint32": gdal.GDT_UInt32, "int32": gdal.GDT_Int32, "float32": gdal.GDT_Float32, "float64": gdal.GDT_Float64}
        crs = osr.SpatialReference()
        crs.ImportFromEPSG(32633)
        driver = gdal.GetDriverByName("GTiff")
        blocks = [["TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=32"], ["TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64"], ["BLOCKYSIZE=10"], ["BLOCKYSIZE=37"]]
        packings = [("NONE", 1)] + [(c, p) for c in ("LZW", "DEFLATE") for p in (1, 2, 3)] + [("PACKBITS", 1)]
        number = 0
        for (name, kind), (packing, predictor), interleave, block, order, big in itertools.product(
                types.items(), packings, ("PIXEL", "BAND"), blocks, ("LITTLE", "BIG"), ("NO", "YES")):
            # Predictor 2 of 64 bits came to GDAL after Debian's.
            if predictor == 3 and not name.startswith("float") or predictor == 2 and name == "float64" or rng.random() > 0.4:
                continue
            # Four bands of 16 bits with predictor 2 are decoded in a way of their own.
            bands = 4 if predictor == 2 and name.endswith("16") and rng.random() < 0.7 else int(rng.choice([1, 2, 3, 4, 5]))
            options = ["INTERLEAVE=" + interleave, "COMPRESS=" + packing, "ENDIANNESS=" + order, "BIGTIFF=" + big] + block
            options += ["PREDICTOR=%d" % predictor] if predictor > 1 else []
            options += ["PIXELTYPE=SIGNEDBYTE"] if name == "int8" else []
            path = "%s/%04d-%s-%s%d-%s-%s-%s-big%s-%d.tif" % (folder, number, name, packing, predictor, interleave, "".join(b[6:8] + b.split("=")[1] for b in block), order, big, bands)
            data = driver.Create(path, width, height, bands, kind, options)
            data.SetProjection(crs.ExportToWkt())
            data.SetGeoTransform((364800, 3, 0, 4824000, 0, -3))
            y, x = numpy.mgrid[0:height, 0:width]
            for band in range(bands):
                values = 70 * numpy.sin(x / 9 + band) + 50 * numpy.cos(y / 5) + 120 + rng.integers(0, 4, (height, width))
                if kind in (gdal.GDT_UInt32, gdal.GDT_Int32): values = values * 9000000 - (0 if kind == gdal.GDT_UInt32 else 1e9)
                if name in ("float32", "float64"): values = values / 7 - 3
                if name == "int16": values = values * 100 - 9000
                data.GetRasterBand(band + 1).WriteArray(values)
            data = None
            data = gdal.Open(path)
            with open(path[:-4] + ".bin", "wb") as raw:
                for band in range(bands):
                    raw.write(data.GetRasterBand(band + 1).ReadRaster())
            x, y, w, h = (int(v) for v in (rng.integers(0, 40), rng.integers(0, 30), rng.integers(1, 5), rng.integers(1, 7)))
            chosen = [int(b) for b in rng.permutation(bands)[:2]]
            with open(path[:-4] + ".part", "wb") as raw:
                for band in chosen:
                    raw.write(data.GetRasterBand(band + 1).ReadRaster(x, y, w, h))
            print(json.dumps(dict(path=path, bands=bands, type=name, window=[x, y, w, h], chosen=chosen)))
            number += 1
        """;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_EveryFormThatGdalWrites_IsBitExact()
    {
        var seed = Environment.TickCount & 0xFFFFFF;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var lines = Gdal.Run(Script, _folder.Path, seed.ToString(CultureInfo.InvariantCulture));
        Assert.InRange(lines.Length, 400, 1000);
        Assert.All(lines, Compare);
    }

    private static void Compare(string line)
    {
        var file = JsonDocument.Parse(line).RootElement;
        var path = file.GetProperty("path").GetString()!;
        var reader = GeoTiffReader.Open(File.ReadAllBytes(path), Path.GetFileName(path));
        var info = reader.Info;
        Assert.Equal((45, 37, file.GetProperty("bands").GetInt32()), (info.Width, info.Height, info.Bands));
        Assert.Equal(file.GetProperty("type").GetString(), info.Type.Name());
        Assert.Equal((32633, new PixelTransform(364800, 3, 0, 4824000, 0, -3)), (info.EpsgCode, info.Transform));
        Assert.Equal((path.Contains("-BIG-"), path.Contains("bigYES"), path.Contains("-BAND-") && info.Bands > 1), (info.IsBigEndian, info.IsBigTiff, info.IsPlanar));
        Same(path[..^4] + ".bin", reader, new PixelWindow(0, 0, 45, 37), reader.AllBands());
        var window = file.GetProperty("window").EnumerateArray().Select(number => number.GetInt32()).ToArray();
        var chosen = file.GetProperty("chosen").EnumerateArray().Select(number => number.GetInt32()).ToArray();
        Same(path[..^4] + ".part", reader, new PixelWindow(window[0], window[1], window[2], window[3]), chosen);
    }

    private static void Same(string truth, GeoTiffReader reader, PixelWindow window, int[] bands)
    {
        var found = new byte[reader.BytesOf(window, bands.Length)];
        reader.ReadBytes(found, window, bands);
        Assert.True(File.ReadAllBytes(truth).AsSpan().SequenceEqual(found), truth);
    }
}
