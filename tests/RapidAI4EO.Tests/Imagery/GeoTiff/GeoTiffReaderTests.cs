using RapidAI4EO.Imagery.GeoTiff;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Imagery.GeoTiff;

public sealed class GeoTiffReaderTests
{
    [Fact]
    public void Open_TheRealChip_HasThePublishedBandMeans()
    {
        var reader = GeoTiffReader.Open(SharedData.RealChip());
        var pixels = new short[4 * 200 * 200];
        reader.Read<short>(pixels);
        var means = pixels.Chunk(200 * 200).Select(band => band.Average(sample => (double)sample));
        Assert.Equal([460.38215, 655.824725, 761.19755, 1642.9033], means);
    }
}
