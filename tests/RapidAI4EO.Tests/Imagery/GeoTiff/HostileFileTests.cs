using System.Buffers.Binary;
using RapidAI4EO.Imagery.GeoTiff;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Imagery.GeoTiff;

/// <summary>Files that were damaged or made to do harm get an error that says what is wrong, and nothing else happens.</summary>
public sealed class HostileFileTests : IDisposable
{
    private const int Mutations = 5_000;

    // Pixels of the small files have a few kilobytes. A file of some kilobytes may ask for what its packing could hold at most.
    private const long MostBytes = 32 << 20;

    private const string Script = """
        import itertools, sys
        import numpy
        from osgeo import gdal, osr
        crs = osr.SpatialReference()
        crs.ImportFromEPSG(32633)
        rng = numpy.random.default_rng(5)
        forms = [("LZW", 2, gdal.GDT_Int16, ["TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64"]), ("LZW", 1, gdal.GDT_Byte, ["BLOCKYSIZE=5", "BIGTIFF=YES"]),
                 ("DEFLATE", 3, gdal.GDT_Float32, ["TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16", "INTERLEAVE=BAND"]),
                 ("PACKBITS", 1, gdal.GDT_UInt16, ["ENDIANNESS=BIG"]), ("NONE", 1, gdal.GDT_Float64, ["BLOCKYSIZE=7"]),
                 ("DEFLATE", 2, gdal.GDT_Int32, ["ENDIANNESS=BIG", "BIGTIFF=YES", "TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16"])]
        for number, (packing, predictor, kind, options) in enumerate(forms):
            options = options + ["COMPRESS=" + packing] + (["PREDICTOR=%d" % predictor] if predictor > 1 else [])
            data = gdal.GetDriverByName("GTiff").Create("%s/%d.tif" % (sys.argv[1], number), 21, 19, 2, kind, options)
            data.SetProjection(crs.ExportToWkt())
            data.SetGeoTransform((364800, 3, 0, 4824000, 0, -3))
            for band in (1, 2):
                data.GetRasterBand(band).WriteArray(rng.integers(0, 50, (19, 21)))
                data.GetRasterBand(band).SetDescription("band %d" % band)
            data.GetRasterBand(1).SetNoDataValue(7)
            if number < 2: data.BuildOverviews("NEAREST", [2])
        """;

    private static readonly GeoTiffLimits Limits = new() { MaxPixelBytes = 4 << 20, MaxTagBytes = 1 << 16 };

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_MutatedFiles_ThrowsItsOwnErrorOrReads()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        Gdal.Run(Script, _folder.Path);
        var files = Directory.GetFiles(_folder.Path, "*.tif").Order().Select(File.ReadAllBytes).ToArray();
        Assert.Equal(6, files.Length);
        var random = new Random(seed);
        var refused = 0;
        for (var i = 0; i < Mutations; i++)
        {
            var mutant = Mutate(files[random.Next(files.Length)], random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                refused += IsRefused(mutant) ? 1 : 0;
            }
            catch (Exception e)
            {
                File.WriteAllBytes(Path.Combine(Path.GetTempPath(), $"mutant-{seed}-{i}.tif"), mutant);
                throw new InvalidOperationException($"Mutation {i} of seed {seed}: {e.Message}", e);
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        }

        // Both must have been tried: what is damaged so that it shows, and so that it does not.
        Assert.InRange(refused, Mutations / 10, Mutations * 9 / 10);
    }

    [Fact]
    public void Open_EveryBeginningOfTheRealChip_IsRefused()
    {
        var chip = SharedData.RealChip();
        for (var length = 0; length < chip.Length; length = length < 1000 ? length + 1 : length + 997)
        {
            Assert.True(IsRefused(chip[..length]), $"{length} bytes");
        }
    }

    [Theory]
    [InlineData("", "only 0 bytes")]
    [InlineData("89504E470D0A1A0A00000000", "begins with the bytes 89504E47")]
    [InlineData("49492A0008000000FFFF", "65535 tags")]
    [InlineData("49492A0008000000", "ends before")]
    [InlineData("49492A00FFFFFFFF", "at byte 4294967295")]
    [InlineData("49492B000800000000000000000000FF", "beyond any file")]
    [InlineData("49492B000400000010000000000000000000", "offsets have 8 bytes")]
    [InlineData("49492A00080000000100000104000000000000000000" + "00000000", "256 (ImageWidth) is missing")]
    [InlineData("49492A0008000000010000010400FFFFFFFF00000000" + "00000000", "announces 4294967295 values")]
    [InlineData("49492A00080000000100000163000100000001000000" + "00000000", "does not exist")]
    [InlineData("49492A00080000000100000104000100000000000000" + "00000000", "is 0, and 1 to")]
    public void Open_NoTiff_SaysWhy(string hex, string mentions)
    {
        var refusal = Assert.Throws<GeoTiffException>(() => GeoTiffReader.Open(Convert.FromHexString(hex), "x.tif"));
        Assert.StartsWith("x.tif cannot be read as a GeoTIFF: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(mentions, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FurtherImages_InACircle_AreToldWithTheFirstReadAllTheSame()
    {
        var chip = SharedData.RealChip();
        var at = BinaryPrimitives.ReadInt32LittleEndian(chip.AsSpan(4));
        var next = at + 2 + (12 * BinaryPrimitives.ReadUInt16LittleEndian(chip.AsSpan(at)));
        BinaryPrimitives.WriteInt32LittleEndian(chip.AsSpan(next), at);
        var reader = GeoTiffReader.Open(chip);
        Assert.Empty(reader.FurtherImages(out var fault));
        Assert.Contains("circle", fault, StringComparison.Ordinal);
        var pixels = new short[160_000];
        reader.Read<short>(pixels);
        Assert.Equal(460.38215, pixels[..40_000].Average(sample => (double)sample));
    }

    private static bool IsRefused(byte[] file)
    {
        try
        {
            var reader = GeoTiffReader.Open(file, "mutant", Limits);
            var window = new PixelWindow(0, 0, reader.Info.Width, reader.Info.Height);
            var pixels = new byte[reader.BytesOf(window, reader.Info.Bands)];
            reader.ReadBytes(pixels, window, reader.AllBands());
            reader.FurtherImages(out _);
            return false;
        }
        catch (GeoTiffException)
        {
            return true;
        }
    }

    /// <summary>One to four times: a bit, a byte, a number that is likely to matter, a piece from elsewhere, or the end cut off.</summary>
    private static byte[] Mutate(byte[] original, Random random)
    {
        var file = (byte[])original.Clone();
        for (var times = random.Next(1, 5); times > 0 && file.Length > 8; times--)
        {
            // Half of all hits go to the header, where they do most.
            var at = random.Next(random.Next(2) == 0 ? Math.Min(600, file.Length) : file.Length);
            switch (random.Next(6))
            {
                case 0: file[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: file[at] = (byte)random.Next(256); break;
                case 2: Number(random).AsSpan(0, Math.Min(4, file.Length - at)).CopyTo(file.AsSpan(at)); break;
                case 3: Number(random).AsSpan(0, Math.Min(2, file.Length - at)).CopyTo(file.AsSpan(at)); break;
                case 4:
                    var from = random.Next(file.Length);
                    var length = Math.Min(random.Next(1, 20), file.Length - Math.Max(at, from));
                    file.AsSpan(from, length).ToArray().CopyTo(file, at);
                    break;
                default: file = random.Next(4) == 0 ? file[..random.Next(file.Length)] : file; break;
            }
        }

        return file;
    }

    private static byte[] Number(Random random)
    {
        int[] telling = [0, 1, -1, int.MaxValue, int.MinValue, 65535, 65536, 1 << 30, 257, 4095, random.Next(), random.Next(5000)];
        var number = BitConverter.GetBytes(telling[random.Next(telling.Length)]);
        if (random.Next(4) == 0) Array.Reverse(number);
        return number;
    }
}
