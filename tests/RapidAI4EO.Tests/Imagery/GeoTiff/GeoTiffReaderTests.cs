using RapidAI4EO.Imagery.GeoTiff;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Imagery.GeoTiff;

public sealed class GeoTiffReaderTests
{
    private const ushort Compression = 259;
    private const ushort SampleFormat = 339;

    [Fact]
    public void Open_TheRealChip_HasThePublishedBandMeans()
    {
        var reader = GeoTiffReader.Open(SharedData.RealChip());
        var pixels = new short[4 * 200 * 200];
        reader.Read<short>(pixels);
        var means = pixels.Chunk(200 * 200).Select(band => band.Average(sample => (double)sample));
        Assert.Equal([460.38215, 655.824725, 761.19755, 1642.9033], means);
    }

    /// <summary>"Undefined" is what a writer says that does not know; GDAL reads such samples as whole numbers without a sign.</summary>
    [Fact]
    public void Read_SamplesOfAnUndefinedFormat_AreUnsigned()
    {
        var reader = GeoTiffReader.Open(With(SampleFormat, 4));
        Assert.Equal(SampleType.UInt16, reader.Info.Type);
        var pixels = new ushort[4];
        reader.Read<ushort>(pixels);
        Assert.Equal([65535, 2, 3, 4], pixels);
    }

    [Theory]
    [InlineData(7, "its compression is 7 (JPEG); none (1)")]
    [InlineData(50000, "its compression is 50000 (Zstandard); none (1)")]
    [InlineData(777, "its compression is 777; none (1)")]
    public void Open_ACompressionThatIsNotRead_IsCalledByItsName(int number, string expected) =>
        Assert.Contains(expected, Assert.Throws<GeoTiffException>(() => GeoTiffReader.Open(With(Compression, number))).Message, StringComparison.Ordinal);

    /// <summary>A file of two by two samples in which a tag has another value.</summary>
    private static byte[] With(ushort tag, int value)
    {
        const int EntryLength = 12;
        var file = TestChips.File(2, 1, -1, 2, 3, 4);
        var entry = BitConverter.ToInt32(file, 4) + sizeof(ushort);
        while (BitConverter.ToUInt16(file, entry) != tag) entry += EntryLength;
        BitConverter.TryWriteBytes(file.AsSpan(entry + 8), value);
        return file;
    }
}
