using System.Xml.Linq;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.Series;
using RapidAI4EO.Storage.Objects;
using RapidAI4EO.Tests.Support;
using Xunit;

namespace RapidAI4EO.Tests.Imagery.Series;

public sealed class SeriesTests : IDisposable
{
    private static readonly SampleId Sample = SampleId.Parse("33N_15E-200N_01_09");

    private readonly TestFolder _folder = new();
    private readonly MemoryStore _store = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ReadAsync_ChipsMaskedMissingAndBroken_AreToldInOrder()
    {
        var request = Request(SeriesMask.Quality, "2018-01");
        var keys = request.Keys().ToArray();
        Assert.Equal(6, keys.Length);
        for (var i = 0; i < 4; i++)
        {
            // NDVI of the two pixels: 0.5 and 0.1 (i + 1).
            Put(keys[i], TestChips.File(2, 4, 1, 1, 100, 300, 1, 1, (short)(1000 - (100 * (i + 1))), (short)(1000 + (100 * (i + 1)))));
            Put(keys[i] with { Product = Product.PlanetFusionQuality }, TestChips.File(2, 2, 0, 0, (short)(i == 1 ? 1 : 0), 9));
        }

        _store.Put(keys[3].ToString(), [1, 2, 3]);
        var points = await ReadAsync(request);
        Assert.Equal(keys, points.Select(point => point.Key));
        Assert.Equal([2, 1, 2, 0, 0, 0], points.Select(point => point.Valid));
        Assert.Equal([0.3, 0.5, 0.4], points.Take(3).Select(point => Math.Round(point.Mean, 6)));
        Assert.Equal(0.2, points[0].Stddev, 1e-6);
        Assert.Equal(0.14, points[0].P10, 1e-6);
        Assert.Contains("only 3 bytes", points[3].Problem, StringComparison.Ordinal);
        Assert.Contains(keys[4].ToString(), points[4].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_AMaskOfAnotherSize_IsAProblem()
    {
        var request = Request(SeriesMask.Quality, "2018-01-03");
        var key = Assert.Single(request.Keys());
        Put(key, TestChips.File(2, 4, 1, 1, 1, 1, 1, 1, 1, 1));
        Put(key with { Product = Product.PlanetFusionQuality }, TestChips.File(1, 2, 0, 0));
        Assert.Contains("1 x 1 pixels and cannot mask", Assert.Single(await ReadAsync(request)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draw_AGap_BreaksTheLine()
    {
        var request = Request(SeriesMask.None, "2018-01");
        var keys = request.Keys().ToArray();
        foreach (var key in keys.Where((_, i) => i != 2)) Put(key, TestChips.File(2, 4, 1, 1, 100, 300, 1, 1, 100, 200));
        var svg = XDocument.Parse(SeriesPlot.Draw(request, await ReadAsync(request)));
        XNamespace name = "http://www.w3.org/2000/svg";
        Assert.Equal(5, svg.Descendants(name + "circle").Count());
        Assert.Equal(2, svg.Descendants(name + "path").Count(path => path.Attribute("stroke-linejoin") is not null));
    }

    [Fact]
    public void End_ImagesAndGaps_ReadBackInNumpy()
    {
        using (var stream = File.Create(_folder["a.npy"]))
        {
            var writer = new NpyWriter(stream, 4);
            writer.Add(null, 0);
            writer.Add([1, 2, 3, 4, 5, 6], 3);
            writer.Add([7, 8, 9, 10, 11, float.NaN], 3);
            writer.Add(null, 0);
            Assert.Throws<CorpusException>(() => writer.Add([1], 1));
            writer.End();
        }

        var line = Assert.Single(Gdal.Run("import numpy, sys; a = numpy.load(sys.argv[1]); print(a.shape, a.dtype, numpy.isnan(a).sum(), numpy.nansum(a), a[1, 1, 0])", _folder["a.npy"]));
        Assert.Equal("(4, 2, 3) float32 13 66.0 4.0", line);
    }

    private static SeriesRequest Request(SeriesMask mask, string time) => new()
    {
        Sample = Sample,
        Index = SpectralIndex.Parse("ndvi"),
        Products = [Product.PlanetFusion],
        Datetime = TimeInterval.Parse(time),
        Mask = mask,
        Parallel = 3,
    };

    private void Put(AssetKey key, byte[] file) => _store.Put(key.ToString(), file);

    private async Task<List<SeriesPoint>> ReadAsync(SeriesRequest request) =>
        await new SeriesReader(new ChipStore([_store], new Retry(new RetryOptions { Attempts = 1 }))).ReadAsync(request).ToListAsync();
}
