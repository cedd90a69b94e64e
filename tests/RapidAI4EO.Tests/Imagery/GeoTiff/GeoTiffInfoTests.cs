using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.GeoTiff;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Imagery.GeoTiff;

/// <summary>What a header says beside the pixels, as GDAL writes and reads it.</summary>
public sealed class GeoTiffInfoTests : IDisposable
{
    // Pixel is point, a turned image, degrees, nodata, names, scales, overviews and a mask; and what GDAL reads back.
    private const string Script = """
        import sys
        from osgeo import gdal, osr
        gdal.UseExceptions()
        gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES")
        def make(name, transform, code, bands=1, kind=gdal.GDT_Int16, options=[], **metadata):
            data = gdal.GetDriverByName("GTiff").Create(sys.argv[1] + "/" + name, 64, 48, bands, kind, options)
            crs = osr.SpatialReference()
            crs.ImportFromEPSG(code)
            data.SetProjection(crs.ExportToWkt())
            data.SetGeoTransform(transform)
            data.SetMetadata(metadata)
            return data
        make("point.tif", (364800, 3, 0, 4824000, 0, -3), 32633, AREA_OR_POINT="Point")
        make("turned.tif", (364800, 3, 1, 4824000, 2, -3), 32633)
        make("degrees.tif", (13.0, 0.01, 0, 52.5, 0, -0.01), 4326)
        data = make("named.tif", (364800, 3, 0, 4824000, 0, -3), 32633, 3)
        data.GetRasterBand(1).SetNoDataValue(-9999)
        for band, name in enumerate(("blue & white", "green", "red")):
            data.GetRasterBand(band + 1).SetDescription(name)
        data.GetRasterBand(2).SetScale(0.0001)
        data.GetRasterBand(2).SetOffset(-0.1)
        data.CreateMaskBand(gdal.GMF_PER_DATASET)
        data.BuildOverviews("NEAREST", [2, 4])
        data = None
        data = make("sparse.tif", (364800, 3, 0, 4824000, 0, -3), 32633, options=["SPARSE_OK=TRUE", "TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16"])
        data.GetRasterBand(1).SetNoDataValue(77)
        data = None
        for name in ("point", "turned", "degrees", "named"):
            print(*gdal.Open("%s/%s.tif" % (sys.argv[1], name)).GetGeoTransform())
        """;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_WhatGdalWrites_SaysWhatGdalReads()
    {
        var transforms = Gdal.Run(Script, _folder.Path).Select(line => line.Split(' ').Select(double.Parse).ToArray()).ToArray();
        var infos = new[] { "point", "turned", "degrees", "named" }.Select(name => Open($"{name}.tif").Info).ToArray();
        for (var i = 0; i < infos.Length; i++)
        {
            var t = infos[i].Transform!.Value;
            Assert.Equal(transforms[i], (double[])[t.X0, t.XPerColumn, t.XPerRow, t.Y0, t.YPerColumn, t.YPerRow]);
        }

        Assert.Equal([true, false, false, false], infos.Select(info => info.IsPixelPoint));
        Assert.Equal([32633, 32633, 4326, 32633], infos.Select(info => info.EpsgCode!.Value));
        Assert.Equal((true, false), (infos[0].Transform!.Value.IsUpright, infos[1].Transform!.Value.IsUpright));
        var degrees = ChipFootprint.Degrees(infos[2])!.Value;
        Assert.Equal((13.0, 52.02, 13.64, 52.5), (degrees.West, Math.Round(degrees.South, 9), degrees.East, degrees.North));
        Assert.Equal(-9999, infos[3].Nodata);
        Assert.Equal(
            [new BandDescription("blue & white"), new BandDescription("green", 0.0001, -0.1), new BandDescription("red")], infos[3].Descriptions);
        var further = Open("named.tif").FurtherImages(out var fault);
        Assert.Null(fault);
        Assert.Contains(new TiffImage(32, 24, true, false), further);
        Assert.Contains(new TiffImage(16, 12, true, false), further);
        Assert.Contains(new TiffImage(64, 48, false, true), further);
        var pixels = new short[64 * 48];
        Open("sparse.tif").Read<short>(pixels);
        Assert.All(pixels, sample => Assert.Equal(77, sample));
    }

    private GeoTiffReader Open(string name) => GeoTiffReader.Open(File.ReadAllBytes(_folder[name]), name);
}
