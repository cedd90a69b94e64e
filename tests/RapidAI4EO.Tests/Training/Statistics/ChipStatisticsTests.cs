using System.Globalization;
using RapidAI4EO.Corpus;
using RapidAI4EO.Imagery.Chips;
using RapidAI4EO.Imagery.Series;
using RapidAI4EO.Tests.Imagery;
using RapidAI4EO.Tests.Support;
using RapidAI4EO.Training.Statistics;
using Xunit;

namespace RapidAI4EO.Tests.Training.Statistics;

/// <summary>Against numpy over all pixels at once, which GDAL read.</summary>
public sealed class ChipStatisticsTests : IDisposable
{
    private const string NumpyScript = """
        import sys, numpy
        from osgeo import gdal
        gdal.UseExceptions()
        percents = [float(p) for p in sys.argv[1].split(",")]
        for group in sys.argv[2:]:
            parts = []
            for image in group.split(";"):
                paths = image.split("|")
                pixels = gdal.Open(paths[0]).ReadAsArray()
                keep = gdal.Open(paths[1]).ReadAsArray() if len(paths) > 1 else None
                if keep is not None:
                    keep = (keep if keep.ndim == 2 else keep[0]) == 0
                parts.append(pixels[:, keep] if keep is not None else pixels.reshape(pixels.shape[0], -1))
            for band in numpy.concatenate(parts, axis=1):
                whole = band.astype(numpy.float64)
                print(band.size, band.min(), band.max(), repr(float(whole.mean())), repr(float(whole.std())),
                      *[repr(float(p)) for p in numpy.percentile(band, percents)])
        """;

    private static readonly decimal[] Percents = [0, 1, 2, 5, 25, 50, 75, 95, 98, 99.5m, 100];

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task RunAsync_TwoProductsBySplitAndMonth_IsWhatNumpySays()
    {
        var report = await StatisticsCorpus.RunAsync(StatisticsCorpus.Root, Request(Product.PlanetFusion, Product.Sentinel2) with
        {
            Parts = StatisticsCorpus.Parts,
            ByMonth = true,
        });
        Assert.Equal(
            ["pfsr first 4", "pfsr first 5", "pfsr second 4", "pfsr second 5", "s2 first 4", "s2 first 5", "s2 second 4", "s2 second 5"],
            report.Groups.Select(group => $"{group.Product} {group.Part} {group.Month?.Month}"));
        AssertAsNumpy(report, withMask: false);
        Assert.Equal((report.Groups.Sum(group => group.Chips), 0L), (report.Chips, report.Missed));
    }

    [Fact]
    public async Task RunAsync_Masked_CountsWhatTheQualityLeaves()
    {
        var report = await StatisticsCorpus.RunAsync(StatisticsCorpus.Root, Request(Product.PlanetFusion) with { Mask = SeriesMask.Quality });
        AssertAsNumpy(report, withMask: true);
        var band = report.Groups[0].Bands[0];
        Assert.Equal(report.Chips * 40_000, band.Statistics().Count + band.Masked);
        Assert.InRange(band.Masked, 1, report.Chips * 40_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public async Task RunAsync_AnyNumberOfWorkersAndOrderOfParts_IsTheSame(int parallel)
    {
        var one = await StatisticsCorpus.RunAsync(StatisticsCorpus.Root, Request(Product.PlanetFusion) with { Parallel = 3 });
        // Parts are read one after the other, so this turns the order of the images round.
        StatisticsPart[] backwards = [.. StatisticsCorpus.Ordinals.Reverse().Select(ordinal => StatisticsCorpus.PartOf(null, [ordinal]))];
        var other = await StatisticsCorpus.RunAsync(StatisticsCorpus.Root, Request(Product.PlanetFusion) with { Parts = backwards, Parallel = parallel });
        Assert.All(Enumerable.Range(0, 4), band =>
        {
            var joined = new SampleHistogram();
            foreach (var group in other.Groups) joined.Add(group.Bands[band].Histogram!);
            Assert.Equal(Figures(one.Groups[0].Bands[band].Histogram!), Figures(joined));
        });
    }

    [Fact]
    public async Task RunAsync_MissingDamagedAndDifferentImages_AreLeftOutInOrderAndNamed()
    {
        StatisticsCorpus.WriteTo(_folder.Path);
        AssetKey[] keys = [.. StatisticsCorpus.Keys(StatisticsCorpus.Ordinals, Product.PlanetFusion)];
        File.Delete(_folder[keys[30].ToString()]);
        File.WriteAllBytes(_folder[keys[2].ToString()], File.ReadAllBytes(_folder[keys[2].ToString()])[..^5000]);
        File.Copy(_folder[StatisticsCorpus.Keys([StatisticsCorpus.Ordinals[0]], Product.Sentinel2).First().ToString()], _folder[keys[1].ToString()], overwrite: true);
        File.Delete(_folder[(keys[7] with { Product = Product.PlanetFusionQuality }).ToString()]);
        var request = Request(Product.PlanetFusion) with { Mask = SeriesMask.Quality, MaxFaultsKept = 3 };
        var report = await StatisticsCorpus.RunAsync(_folder.Path, request);
        Assert.Equal((keys.Length, 4L), (report.Chips, report.Missed));
        Assert.Equal([keys[1], keys[2], keys[7] with { Product = Product.PlanetFusionQuality }], report.Faults.Select(fault => fault.Key));
        Assert.Equal((2L, 1L, 1L), (report.LeftOut[ChipFaultKind.Missing], report.LeftOut[ChipFaultKind.Damaged], report.LeftOut[ChipFaultKind.Different]));
        Assert.Equal(keys.Length - 4, report.Groups.Single().Chips);
        var fault = await Assert.ThrowsAsync<CorpusException>(() => StatisticsCorpus.RunAsync(_folder.Path, request with { StopAtFault = true, Parallel = 1 }));
        Assert.Contains(keys[1].ToString(), fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_NothingThatCanBeRead_SaysSo()
    {
        var fault = await Assert.ThrowsAsync<CorpusException>(() => StatisticsCorpus.RunAsync(_folder.Path, Request(Product.Sentinel2)));
        Assert.StartsWith("None of the 12 images of s2 can be read", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_NoSamples_CountsNothing()
    {
        var report = await StatisticsCorpus.RunAsync(_folder.Path, Request(Product.PlanetFusion) with { Parts = [StatisticsCorpus.PartOf("train", [])] });
        Assert.Empty(report.Groups);
        Assert.Equal((0L, 0L), (report.Chips, report.Missed));
    }

    [Fact]
    public void Add_ImageOfNodataAlone_HasNoFigures()
    {
        var chip = TestChips.Of(null, 2, 2, -9999, -9999, -9999, -9999);
        var totals = new BandTotals(chip.Pixels.Type);
        new SampleCounter().Count(chip.Pixels.Bytes.Span[..4], totals, nodata: -9999);
        Assert.Equal((0L, 2L), (totals.Statistics().Count, totals.Nodata));
        Assert.True(double.IsNaN(totals.Statistics().Mean) && double.IsNaN(totals.Percentile(50)));
    }

    private static StatisticsRequest Request(params Product[] products) => new()
    {
        Parts = StatisticsCorpus.All,
        Products = products,
        Datetime = StatisticsCorpus.Spring,
    };

    private static void AssertAsNumpy(StatisticsReport report, bool withMask)
    {
        var percents = string.Join(',', Percents.Select(percent => percent.ToString(CultureInfo.InvariantCulture)));
        var lines = Gdal.Run(NumpyScript, [percents, .. report.Groups.Select(group => FilesOf(group, withMask))]);
        var expected = lines.Select(line => line.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray()).ToList();
        var bands = report.Groups.SelectMany(group => group.Bands).ToList();
        Assert.Equal(expected.Count, bands.Count);
        for (var i = 0; i < bands.Count; i++)
        {
            var figures = Figures(bands[i].Histogram!);
            // Count and extremes are whole; the others agree to the rounding of numpy's sums.
            Assert.All(figures, (figure, at) => Assert.Equal(expected[i][at], figure, at < 3 ? 0 : Math.Abs(expected[i][at]) * 1e-11));
        }
    }

    private static string FilesOf(StatisticsGroup group, bool withMask)
    {
        var places = Enumerable.Range(0, StatisticsCorpus.Ordinals.Count).Where(at => group.Part is null || at % 2 == (group.Part == "first" ? 0 : 1));
        return string.Join(';', StatisticsCorpus.Keys(places.Select(at => StatisticsCorpus.Ordinals[at]), group.Product)
            .Where(key => group.Month is null || key.Step!.Value.Date.Month == group.Month.Value.Month)
            .Select(key => PathOf(key) + (withMask ? "|" + PathOf(key with { Product = Product.PlanetFusionQuality }) : "")));
    }

    private static string PathOf(AssetKey key) => Path.Combine(StatisticsCorpus.Root, key.ToString());

    private static double[] Figures(SampleHistogram histogram)
    {
        var s = histogram.Statistics();
        return [s.Count, s.Min, s.Max, s.Mean, s.Stddev, .. Percents.Select(histogram.Percentile)];
    }
}
