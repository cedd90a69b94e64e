using System.Globalization;
using RapidAI4EO.Imagery.GeoTiff;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Imagery.GeoTiff;

/// <summary>Nodata and scales as other programs write them: the number that GDAL reads, or a doubt, and never nothing without a word.</summary>
public sealed class GdalTagsTests : IDisposable
{
    // Prints what GDAL takes for nodata and for the first band's scale, for one tag with the text of each file named.
    private const string Script = """
        import struct, sys
        from osgeo import gdal
        gdal.PushErrorHandler("CPLQuietErrorHandler")
        def tiff(tag, text):
            pixels = struct.pack("<12h", *[1] * 12)
            entries = [(256, 3, 1, 4), (257, 3, 1, 3), (258, 3, 1, 16), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 8), (277, 3, 1, 1), (278, 3, 1, 3), (279, 4, 1, 24), (339, 3, 1, 2)]
            text = text.ljust(5, b"\0") + b"\0"
            end = 8 + len(pixels) + 2 + 12 * (len(entries) + 1) + 4
            entries.append((tag, 2, len(text), end))
            return b"II*\0" + struct.pack("<I", 8 + len(pixels)) + pixels + struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *e) for e in entries) + struct.pack("<I", 0) + text
        for path in sys.argv[2:]:
            tag = int(sys.argv[1])
            open(path + ".tif", "wb").write(tiff(tag, open(path, "rb").read()))
            data = gdal.Open(path + ".tif")
            band = data.GetRasterBand(1)
            number = band.GetNoDataValue() if tag == 42113 else band.GetScale()
            print("None" if number is None else repr(float(number)))
        """;

    private static readonly string[] Nodata =
    [
        "-9999", "-9999 0", "-9999;", "-9999,0", "-3,4028230607370965e+038", "nan", "NaN", "-nan", "1.#QNAN", "-1.#IND", "-1.#INF", "1.#INF", "inf", "-Infinity", "+5",
        " 7", "1e3x", "0x10", "", "1.234,5", "1,234.5", ".5", ",5", "5.", "1e999", "\t3", "5e", "-9999.0.0", "1d5", "0", "-0.0", "65535", "1e-5", "-3.4028234663852886e+38",
    ];

    private static readonly string[] Metadata =
    [
        "<GDALMetadata>@</GDALMetadata>", "\uFEFF<GDALMetadata>@</GDALMetadata>", "<GDALMetadata><Item name=\"A\">a & b</Item>@</GDALMetadata>", "<gdalmetadata>@</GDALMetadata>",
        "<GDALMetadata><item name=SCALE sample=0 role=SCALE>0.5</ITEM></GDALMetadata>", "<?xml version=\"1.0\"?>\n<GDALMetadata>@</GDALMetadata>", "<!-- < & --><GDALMetadata>@</GDALMetadata>",
        "<GDALMetadata><X>@</X></GDALMetadata>", "<GDALMetadata><Item name=\"S\" sample=\"0\" role=\"scale\"><![CDATA[0.5]]></Item></GDALMetadata>",
        "<GDALMetadata><Item name=\"S\" sample=\"0\" role=\"scale\">0&#46;5</Item></GDALMetadata>", "<GDALMetadata><Item name=\"S\" sample=\"0\" role=\"scale\">0,5</Item></GDALMetadata>",
        "<GDALMetadata>@</GDALMetadata> behind", "before <GDALMetadata>@</GDALMetadata>", "<GDALMetadata><Item name=\"s\" sample=\"0x\" role=\"scale\">0.5</Item></GDALMetadata>",
        "<!DOCTYPE x [<!ENTITY a \"b\">]><GDALMetadata>@</GDALMetadata>", "<GDALMetadata><Item name=\"A\u0001\">x\u0002</Item>@</GDALMetadata>", "<GDALMetadata><Item name=\"A\">x&nbsp;</Item>@</GDALMetadata>",
        "<Other>@</Other>", "<GDALMetadata><Item name=\"S\" sample=\"0\" role=\"scale\"/></GDALMetadata>", "<GDALMetadata><Item name='S' sample='0' role='scale'>0.5</Item></GDALMetadata>",
        "  \n<GDALMetadata >@</GDALMetadata >", "<GDALMetadata><Item name=\"A>b\" sample=\"0\" role=\"scale\">0.5</Item></GDALMetadata>", "<GDALMetadata><Item name=\"A\"sample=\"0\"role=\"scale\">0.5</Item></GDALMetadata>",
        "<GDALMetadata><Item name=\"S\" sample=\"0\" role=\"scale\">1.5x</Item></GDALMetadata>", "<GDALMetadata><Item name=\"S\" sample=\"1\" role=\"scale\">2</Item>@</GDALMetadata>",
        "<GDALMetadata></GDALMetadata>", "<GDALMetadata/>", "",
    ];

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nodata_AsProgramsWriteIt_IsTheNumberOfGdal() => Same(42113, Nodata, info => info.Nodata);

    [Fact]
    public void Scale_AsProgramsWriteIt_IsTheNumberOfGdal() =>
        Same(42112, [.. Metadata.Select(text => text.Replace("@", "<Item name=\"SCALE\" sample=\"0\" role=\"scale\">0.5</Item>"))], info => info.Descriptions[0].Scale);

    [Theory]
    [InlineData("none", null, "'none' in its tag 42113 (GDAL_NODATA)")]
    [InlineData("-", null, "which is no number")]
    [InlineData(null, "<GDALMetadata><Item name=\"S\" sample=\"0\" role=\"scale\">0.5</Item>", "no end tag for <GDALMetadata>")]
    [InlineData(null, "<GDALMetadata><Item name=\"S\">a < b</Item></GDALMetadata>", "begins no tag")]
    [InlineData(null, "<GDALMetadata><Item name=\"A\" b>x</Item></GDALMetadata>", "attribute without a value")]
    [InlineData(null, "<GDALMetadata></Other>", "end tag </Other>")]
    [InlineData(null, "<GDALMetadata><!-- ", "ends before a -->")]
    [InlineData(null, "plain text", "is no XML")]
    [InlineData(null, "<GDALMetadata><Item sample=\"0\" role=\"scale\">abc</Item></GDALMetadata>", "'abc' as the scale of band 1")]
    [InlineData(null, "<GDALMetadata><Item sample=\"0\" role=\"offset\">nan</Item></GDALMetadata>", "'nan' as the offset of band 1")]
    public void Read_WhatNobodyCanUnderstand_IsADoubt(string? nodata, string? metadata, string mentions)
    {
        var tags = GdalTags.Read(nodata, metadata, 2);
        Assert.Contains(mentions, Assert.Single(tags.Doubts), StringComparison.Ordinal);
        Assert.Null(tags.Nodata);
        Assert.All(tags.Descriptions, description => Assert.Equal(BandDescription.Unknown, description));
    }

    [Theory]
    [InlineData("<GDALMetadata><Item name=\"DESCRIPTION\" sample=\"1\" role=\"description\">b &amp;amp; c</Item><Item sample=\"0\" role=\"scale\">2</Item></GDALMetadata>", "b & c")]
    [InlineData("<GDALMetadata>\n <Item sample=\"1\" role=\"description\">b</Item>\n <Item sample=\"7\" role=\"description\">c</Item>\n</GDALMetadata>", "b")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><GDALMetadata><Item sample=\"1\" role=\"description\">&a;</Item></GDALMetadata>", "&a;")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Read_TheNameOfABand_IsItsText(string? xml, string? name) => Assert.Equal(name, GdalTags.Read(null, xml, 2).Descriptions[1].Name);

    [Fact]
    public void Read_NestedWithoutEnd_DoesNotGoDeep()
    {
        const int Depth = 100_000;
        var nested = string.Concat(Enumerable.Repeat("<a>", Depth)) + string.Concat(Enumerable.Repeat("</a>", Depth));
        Assert.Null(GdalTags.Read(null, $"<GDALMetadata>{nested}</GDALMetadata>", 1).Descriptions[0].Name);
        var named = GdalTags.Read(null, $"<GDALMetadata>{nested}<Item sample=\"0\" role=\"description\">x</Item></GDALMetadata>", 1);
        Assert.Equal("x", named.Descriptions[0].Name);
        Assert.Single(GdalTags.Read(null, string.Concat(Enumerable.Repeat(nested, 3)), 1).Doubts);
    }

    private void Same(int tag, string[] texts, Func<GeoTiffInfo, double?> numberOf)
    {
        var paths = texts.Select((text, i) =>
        {
            File.WriteAllText(_folder[$"{i}"], text);
            return _folder[$"{i}"];
        }).ToArray();
        var truth = Gdal.Run(Script, [$"{tag}", .. paths]);
        Assert.Equal(texts.Length, truth.Length);
        for (var i = 0; i < texts.Length; i++)
        {
            var info = GeoTiffReader.Open(File.ReadAllBytes(paths[i] + ".tif")).Info;
            var expected = truth[i] switch
            {
                "None" => (double?)null,
                "inf" => double.PositiveInfinity,
                "-inf" => double.NegativeInfinity,
                var number => double.Parse(number, CultureInfo.InvariantCulture),
            };
            Assert.True(Nullable.Equals(expected, numberOf(info)) && info.Doubts.Count == 0, $"'{texts[i]}' is {truth[i]} to GDAL, and {numberOf(info)} here: {info.DoubtsOf("It")}");
        }
    }
}
